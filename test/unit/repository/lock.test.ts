import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import packageJson from '../../../package.json' with { type: 'json' };
import { lock } from './lock.ts';
import { filesIn, root } from './sources.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const packages = Object.entries(lock.packages).filter(([place]) => place !== '');
/** The places of the packages that something is true of. */
const those = (isSo: (given: (typeof packages)[number]) => unknown) =>
  packages.filter(isSo).map(([place]) => place);

test('every package in the lock has the hash of its tarball, so npm ci refuses any other', () => {
  expect(packages.length).toBeGreaterThan(100);
  expect(those(([, { integrity }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''))).toEqual([]);
});

test('the lock names no address: each package comes from whatever registry npm is set to', () => {
  expect(
    those(([place, { resolved, link }]) => resolved || link || !place.startsWith('node_modules/')),
  ).toEqual([]);
});

test('no package asks for another by an address, a folder, a git repository or another name', () => {
  const odd = ([, { dependencies, optionalDependencies }]: (typeof packages)[number]) =>
    Object.values({ ...dependencies, ...optionalDependencies }).some((range) => /[:/]/.test(range));
  expect(those(odd)).toEqual([]);
});

test('package.json asks for exactly one version of each package, and the lock has that one', () => {
  const wanted = { ...packageJson.dependencies, ...packageJson.devDependencies };
  const locked = Object.keys(wanted).map((name) => [name, lock.packages[`node_modules/${name}`]?.version]);
  expect(Object.fromEntries(locked)).toEqual(wanted);
  expect(Object.values(wanted).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test("npm's settings are ours and few: no scripts of packages, no addresses in the lock, exact versions", () => {
  expect(read('.npmrc').trimEnd().split('\n')).toEqual([
    'ignore-scripts=true',
    'omit-lockfile-registry-resolved=true',
    'save-exact=true',
  ]);
});

/** What npm would run of a package while installing it; it builds what has a binding.gyp without being told. */
function runsAtInstallation(place: string): boolean {
  const path = join(root, place, 'package.json');
  if (!existsSync(path)) return false; // For another system.
  const { scripts = {} } = JSON.parse(readFileSync(path, 'utf8'));
  const hooks = ['preinstall', 'install', 'postinstall'];
  return hooks.some((hook) => Object.hasOwn(scripts, hook)) || existsSync(join(root, place, 'binding.gyp'));
}

test('of all packages only esbuild has an install script; install-scripts.test.ts holds that it is not needed', () => {
  expect(those(([place, { hasInstallScript }]) => hasInstallScript || runsAtInstallation(place))).toEqual([
    'node_modules/esbuild',
  ]);
});

test('wherever the packages are installed, or somebody is told to, no script of theirs runs', () => {
  const told = [
    ...['README.md', '.ci/run'].map(read),
    ...['docs', 'scripts'].flatMap((folder) => [...filesIn(folder, /\.(md|mjs|ts)$/).values()]),
  ];
  const found = told.flatMap((text) => text.match(/\bnpm\W{1,5}(ci|i|install)\b.{0,24}/g) ?? []);
  expect(found.length).toBeGreaterThan(3);
  expect(found.filter((command) => !/\W--ignore-scripts\b/.test(command))).toEqual([]);
});
