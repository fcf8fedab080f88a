import { execFileSync, spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { devNull, tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { root } from './sources.ts';

/** This process's environment without anybody's settings of git. */
const quiet = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))),
  GIT_CONFIG_GLOBAL: devNull,
  GIT_CONFIG_SYSTEM: devNull,
};

const umaskAndClock = `process.umask(0o077);
const later = Date.UTC(2040, 1, 29);
globalThis.Date = class extends Date {
  constructor(...given) { super(...(given.length > 0 ? given : [later])); }
  static now() { return later; }
};`;

/** Another day, umask, time zone and locale. */
export const otherCircumstances = {
  TZ: 'Pacific/Auckland',
  LANG: 'tr_TR.UTF-8',
  LC_ALL: 'tr_TR.UTF-8',
  NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(umaskAndClock)}`,
};

/** Runs git in a folder and gives back what it says. */
export function git(folder: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd: folder, env: quiet, encoding: 'utf8' });
}

/** Commits what git does not ignore of some paths. */
export function commit(folder: string, ...paths: string[]): void {
  git(folder, 'add', '--', ...paths);
  git(
    folder,
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.test',
    'commit',
    '--quiet',
    '-m',
    'Test',
  );
}

/** Runs one of the project's scripts in a folder, as npm would. */
export function runScript(folder: string, script: string[], environment: NodeJS.ProcessEnv = {}) {
  const env = { ...quiet, ...environment };
  return spawnSync(process.execPath, script, { cwd: folder, env, encoding: 'utf8' });
}

/** A new folder for a test. */
export const newFolder = () => mkdtemp(join(tmpdir(), 'member-visibility-package-test-'));

/** Gives a folder the packages that are installed here. */
export const linkPackages = (folder: string) =>
  symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');

/**
 * A git repository of its own with one commit: the project as it is now, be it a checkout or unpacked from a zip. What is
 * ignored here is not in it, but the packages can be used.
 */
export async function commitOfCopy(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await newFolder();
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const ignored = (await readFile(join(root, '.gitignore'), 'utf8')).split('\n').map(withoutSlash);
    const isIgnored = (path: string) =>
      ['.git', ...ignored].includes(relative(root, path).split(sep)[0] || '.');
    await cp(root, folder, { recursive: true, filter: (path) => !isIgnored(path) });
    git(folder, 'init', '--quiet', '--template=');
    commit(folder, '.');
    await linkPackages(folder);
    return { folder, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

const withoutSlash = (line: string) => line.replace(/\/$/, '');
