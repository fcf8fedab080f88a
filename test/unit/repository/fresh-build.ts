import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './sources.ts';

export const run = promisify(execFile);

/** Every file of the packed extension that is code. */
export const bundles = [
  'background.js',
  'badge-element.js',
  'badge.js',
  'pages.js',
  'inspect.js',
  'own-pages.js',
  'popup.js',
] as const;

/** Builds the sources as they are now, in a folder of its own so that no other build can disturb it. */
export async function freshBuild(): Promise<{ dist: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'member-visibility-build-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    for (const path of ['src', 'extension', 'manifest.json', 'tsconfig.json', 'package.json']) {
      await cp(join(root, path), join(folder, path), { recursive: true });
    }
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    await run(process.execPath, [join(root, 'build.mjs'), '--zip'], { cwd: folder });
    return { dist: join(folder, 'dist'), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
