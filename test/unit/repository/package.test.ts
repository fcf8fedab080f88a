import { appendFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import manifest from '../../../manifest.json' with { type: 'json' };
import {
  commit,
  commitOfCopy,
  git,
  linkPackages,
  newFolder,
  otherCircumstances,
  runScript,
} from './commit-of-copy.ts';
import { zipDirectory } from './zip-directory.ts';

test.describe.configure({ mode: 'default' });

const kinds = ['chrome', 'firefox', 'source'];
const nameOf = (kind: string) => `member-visibility-${manifest.version}-${kind}.zip`;
const zipIn = (folder: string, kind: string) => readFile(join(folder, 'dist', nameOf(kind)));
const build = ['build.mjs', '--zip'];
const makePackage = ['scripts/package.mjs'];
const succeeded = { status: 0, stderr: '' };
const untracked = [
  'notes.txt',
  'extension/.DS_Store',
  'src/shared/draft.ts',
  'dist/old.zip',
  'artifacts/a.png',
];

let copy: Awaited<ReturnType<typeof commitOfCopy>>;
const folders: string[] = [];
test.beforeAll(async () => {
  copy = await commitOfCopy();
  for (const path of untracked) {
    await mkdir(dirname(join(copy.folder, path)), { recursive: true });
    await writeFile(join(copy.folder, path), 'not for anybody');
  }
  expect(runScript(copy.folder, makePackage)).toMatchObject(succeeded);
});
test.afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});
test.afterAll(() => copy?.remove());

async function folderForThisTest(): Promise<string> {
  const folder = await newFolder();
  folders.push(folder);
  return folder;
}

async function cloneOfCopy(): Promise<string> {
  const folder = await folderForThisTest();
  git(folder, 'clone', '--quiet', '--template=', copy.folder, '.');
  await linkPackages(folder);
  return folder;
}

async function unpackSource(folder: string): Promise<void> {
  for (const [path, bytes] of Object.entries(unzipSync(await zipIn(copy.folder, 'source')))) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes, { mode: 0o600 });
  }
}

async function expectSameZips(folder: string, wanted: string[]): Promise<void> {
  for (const kind of wanted) {
    const [here, there] = [await zipIn(copy.folder, kind), await zipIn(folder, kind)];
    expect({ kind, same: here.equals(there) }).toEqual({ kind, same: true });
    // That the circumstances really were others.
    expect((await stat(join(folder, 'dist', nameOf(kind)))).mode & 0o777).toBe(0o600);
  }
}

/** The files of a commit that can be run. */
const programsOf = (folder: string) =>
  [...git(folder, 'ls-files', '--stage').matchAll(/^100755 .*\t(.+)$/gm)].map(([, path]) => path);

test('the source zip has every file of the commit, and no other', async () => {
  const paths = zipDirectory(await zipIn(copy.folder, 'source')).map(({ path }) => path);
  expect(paths).toEqual(git(copy.folder, 'ls-files', '-z').split('\0').filter(Boolean).sort());
  const needed = ['.npmrc', 'README.md', 'build.mjs', 'package-lock.json', 'package.json', 'scripts/zip.mjs'];
  expect(needed.filter((path) => !paths.includes(path))).toEqual([]);
  expect(paths.filter((path) => /^(\.git|node_modules|dist|artifacts)(\/|$)/.test(path))).toEqual([]);
});

test('what git does not track is in no zip', async () => {
  for (const kind of kinds) {
    const names = zipDirectory(await zipIn(copy.folder, kind)).map(({ path }) => path.split('/').at(-1));
    const unwanted = untracked.map((path) => path.split('/').at(-1));
    expect(names.filter((name) => unwanted.includes(name))).toEqual([]);
  }
});

for (const kind of kinds) {
  test(`${kind}: sorted names with forward slashes, one date, and no rights but whether it can be run`, async () => {
    const entries = zipDirectory(await zipIn(copy.folder, kind));
    const paths = entries.map(({ path }) => path);
    expect(paths).toContain('manifest.json');
    expect(paths).toEqual([...new Set(paths)].sort());
    expect(paths.filter((path) => /\\|^\/|\/$|(^|\/)\.\.?(\/|$)/.test(path))).toEqual([]);
    const programs = kind === 'source' ? programsOf(copy.folder) : [];
    for (const { path, date, mode } of entries) {
      const wanted = programs.includes(path) ? '100755' : '100644';
      expect({ path, date, mode }).toEqual({ path, date: [2020, 1, 1, 0, 0, 0], mode: wanted });
    }
  });
}

test('F7: the unpacked source zip builds the same bytes on another day, with another umask, time zone and locale', async () => {
  const folder = await folderForThisTest();
  await unpackSource(folder);
  await linkPackages(folder);
  expect(runScript(folder, build, otherCircumstances)).toMatchObject(succeeded);
  await expectSameZips(folder, ['chrome', 'firefox']);
});

test('F7: the same commit, checked out elsewhere, gives the same three zips there', async () => {
  const folder = await cloneOfCopy();
  expect(runScript(folder, makePackage, otherCircumstances)).toMatchObject(succeeded);
  await expectSameZips(folder, kinds);
});

test('line ends that git changed while checking out change no zip', async () => {
  const folder = await cloneOfCopy();
  git(folder, 'config', 'core.autocrlf', 'true');
  git(folder, 'rm', '--cached', '-r', '--quiet', '.');
  git(folder, 'reset', '--hard', '--quiet');
  expect(await readFile(join(folder, 'manifest.json'), 'utf8')).toContain('\r\n');
  expect(runScript(folder, makePackage, otherCircumstances)).toMatchObject(succeeded);
  await expectSameZips(folder, kinds);
});

test('what is printed are the commit and the sha256 of each zip', async () => {
  const folder = await cloneOfCopy();
  const { stdout } = runScript(folder, makePackage);
  const [first, ...sums] = stdout.trimEnd().split('\n');
  expect(first).toBe(`Commit ${git(folder, 'rev-parse', 'HEAD').trim()}`);
  expect(sums.map((line) => line.replace(/^[0-9a-f]{64} {2}/, ''))).toEqual(
    kinds.map((kind) => `dist/${nameOf(kind)}`),
  );
});

async function expectRefusal(folder: string, sentence: RegExp, environment: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = runScript(folder, makePackage, environment);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(sentence);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(await readdir(folder)).not.toContain('dist');
}

test('changed and added files are refused by name until they are committed', async () => {
  const folder = await cloneOfCopy();
  await appendFile(join(folder, 'README.md'), '\nOne more line.\n');
  await writeFile(join(folder, 'src/new file.ts'), '');
  git(folder, 'add', 'src/new file.ts');
  await expectRefusal(folder, /changed but not committed: README\.md, src\/new file\.ts$/m);
});

test('packages that are not those of package-lock.json are refused', async () => {
  const folder = await cloneOfCopy();
  const path = join(folder, 'package-lock.json');
  const lock = JSON.parse(await readFile(path, 'utf8'));
  lock.packages['node_modules/preact'].integrity = 'sha512-another';
  await writeFile(path, JSON.stringify(lock));
  commit(folder, 'package-lock.json');
  await expectRefusal(folder, /^Run npm ci --ignore-scripts first: 1 packages .* preact$/m);
});

test('no git, no repository and no commit are refused', async () => {
  const folder = await folderForThisTest();
  await unpackSource(folder);
  await linkPackages(folder);
  await expectRefusal(folder, /git can't be run/, { PATH: '' });
  await expectRefusal(folder, /no git checkout of its own/);
  git(folder, 'init', '--quiet', '--template=');
  await expectRefusal(folder, /there is none yet/);
});

test('a folder inside of another repository is refused', async () => {
  const outer = await folderForThisTest();
  git(outer, 'init', '--quiet', '--template=');
  const folder = join(outer, 'unpacked');
  await unpackSource(folder);
  await linkPackages(folder);
  await expectRefusal(folder, /no git checkout of its own/);
});
