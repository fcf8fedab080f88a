import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { readCommit } from './commit.mjs';
import { installedOtherwise } from './installed.mjs';
import { zip } from './zip.mjs';

// The three zips of a release. The two for the stores are built from the third, so it has all that a reviewer needs.
const { refusal, id, files } = readCommit();
if (refusal) refuse(refusal);
const otherwise = installedOtherwise();
if (otherwise.length > 0) {
  const some = otherwise.slice(0, 5).join(', ');
  refuse(
    `Run npm ci --ignore-scripts first: ${otherwise.length} packages are not as locked, such as ${some}`,
  );
}

const source = zip(files);
const folder = await mkdtemp(join(tmpdir(), 'member-visibility-package-'));
try {
  await unpack(source, folder);
  await symlink(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
  execFileSync(process.execPath, ['build.mjs', '--zip'], { cwd: folder, stdio: 'inherit' });
  const { version } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  const named = (kind) => `dist/member-visibility-${version}-${kind}.zip`;
  console.log(`Commit ${id}`);
  await keep(named('chrome'), await readFile(join(folder, named('chrome'))));
  await keep(named('firefox'), await readFile(join(folder, named('firefox'))));
  await keep(named('source'), source);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function unpack(packed, target) {
  for (const [path, bytes] of Object.entries(unzipSync(packed))) {
    await mkdir(dirname(join(target, path)), { recursive: true });
    await writeFile(join(target, path), bytes);
  }
}

/** Says it as `sha256sum --check` reads it. */
async function keep(path, bytes) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
  console.log(`${createHash('sha256').update(bytes).digest('hex')}  ${path}`);
}

function refuse(sentence) {
  console.error(sentence);
  process.exit(1);
}
