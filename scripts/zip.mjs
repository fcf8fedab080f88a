import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { zipSync } from 'fflate';

const unix = 3;

/**
 * Packs files, each `{ path, bytes, runs }`. The same files give the same bytes everywhere: sorted by code units, which
 * are the same in every locale, with one date, and with no rights but whether a file can be run.
 */
export function zip(files) {
  const sorted = [...files].sort((one, other) => (one.path < other.path ? -1 : 1));
  const entries = sorted.map(({ path, bytes, runs = false }) => {
    // A zip keeps the time of the clock on the wall, so this one must name no time zone.
    const mtime = '2020-01-01T00:00:00';
    return [path, [bytes, { os: unix, attrs: (runs ? 0o100755 : 0o100644) << 16, mtime }]];
  });
  return zipSync(Object.fromEntries(entries), { level: 9 });
}

/** Every file under a folder, as `zip` takes them. */
export async function filesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    paths.map(async (path) => ({
      path: relative(folder, path).replaceAll(sep, '/'),
      bytes: await readFile(path),
    })),
  );
}
