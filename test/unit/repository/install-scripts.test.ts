import { cp, mkdir, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { newFolder, runScript } from './commit-of-copy.ts';
import { bundles, freshBuild } from './fresh-build.ts';
import { root } from './sources.ts';

test('the build needs neither the install script of esbuild nor the program that it would put in place', async () => {
  test.slow();
  const folder = await newFolder();
  const usual = await freshBuild();
  try {
    const needed = [
      'src',
      'extension',
      'scripts',
      'build.mjs',
      'manifest.json',
      'package.json',
      'tsconfig.json',
    ];
    for (const path of needed) await cp(join(root, path), join(folder, path), { recursive: true });
    await linkPackagesWithout('esbuild', folder);
    for (const path of ['lib', 'package.json']) {
      const inEsbuild = join('node_modules/esbuild', path);
      await cp(join(root, inEsbuild), join(folder, inEsbuild), { recursive: true });
    }
    expect(runScript(folder, ['build.mjs'])).toMatchObject({ status: 0, stderr: '' });
    for (const name of bundles) {
      const [here, there] = [join(folder, 'dist'), usual.dist].map((dist) =>
        readFile(join(dist, 'chrome', name)),
      );
      expect({ name, same: (await here)?.equals((await there) ?? Buffer.of()) }).toEqual({
        name,
        same: true,
      });
    }
  } finally {
    await usual.remove();
    await rm(folder, { recursive: true, force: true });
  }
});

/** Gives a folder all the packages that are installed here but one. */
async function linkPackagesWithout(name: string, folder: string): Promise<void> {
  await mkdir(join(folder, 'node_modules', name), { recursive: true });
  for (const entry of await readdir(join(root, 'node_modules'))) {
    if (entry === name) continue;
    await symlink(join(root, 'node_modules', entry), join(folder, 'node_modules', entry));
  }
}
