import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { zipSync } from 'fflate';

/** Packs the unpacked extension as Firefox installs it for good; gives back the path of the file, in `folder`. */
export async function packed(extension: string, folder: string): Promise<string> {
  const entries = await readdir(extension, { recursive: true, withFileTypes: true });
  const files: Record<string, Uint8Array> = {};
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    files[relative(extension, path)] = await readFile(path);
  }
  const xpi = join(folder, 'extension.xpi');
  await writeFile(xpi, zipSync(files));
  return xpi;
}
