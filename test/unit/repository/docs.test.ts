import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import manifest from '../../../manifest.json' with { type: 'json' };
import packageJson from '../../../package.json' with { type: 'json' };
import { filesIn, root, sources } from './sources.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const documents = new Map(
  [
    'README.md',
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'PRIVACY.md',
    'SECURITY.md',
    ...filesIn('docs', /\.md$/).keys(),
  ].map((path) => [path, read(path)]),
);
const textOf = (path: string) => documents.get(path) ?? '';

/** The first group of every match. */
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, group = '']) => group);
const headings = (text: string) => all(withoutBlocks(text), /^#{1,6} (.+)$/gm);
const withoutBlocks = (text: string) => text.replace(/^```[\s\S]*?^```$/gm, '');

/** The name a heading has in a link, as code hosts make it. */
const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

test('the documents are there', () => {
  expect([...documents.keys()].sort()).toEqual([
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'PRIVACY.md',
    'README.md',
    'SECURITY.md',
    'docs/architecture.md',
    'docs/faults.md',
    'docs/performance.md',
    'docs/permissions.md',
    'docs/release.md',
    'docs/security.md',
    'docs/store/en.md',
    'docs/store/he.md',
    'docs/testing.md',
    'docs/wix.md',
  ]);
});

for (const [path, text] of documents) {
  test(`${path}: what it links to or shows exists`, () => {
    const targets = [
      ...all(withoutBlocks(text), /\]\(([^)\s]+)\)/g),
      ...all(text, /\b(?:src|srcset|href)="([^"\s]+)"/g),
    ].filter((target) => !/^[a-z]+:/.test(target));
    const missing = targets.filter((target) => {
      const [file = '', fragment] = target.split('#');
      const full = file ? join(dirname(path), file) : path;
      if (!existsSync(join(root, full))) return true;
      return fragment !== undefined && !headings(read(full)).map(anchor).includes(fragment);
    });
    expect(missing).toEqual([]);
  });

  test(`${path}: the files it names exist`, () => {
    const named = all(text, /`((?:src|test|scripts|extension|docs)\/[\w./-]*)`/g);
    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  test(`${path}: the commands it names exist`, () => {
    const scripts = all(text, /\bnpm (start|test|run [\w-]+)/g).map((script) => script.replace('run ', ''));
    expect(scripts.filter((script) => !Object.hasOwn(packageJson.scripts, script))).toEqual([]);
  });
}

test('README.md names every command of package.json', () => {
  const commands = Object.keys(packageJson.scripts).map((script) =>
    script === 'start' || script === 'test' ? `npm ${script}` : `npm run ${script}`,
  );
  expect(commands.filter((command) => !textOf('README.md').includes(`\`${command}`))).toEqual([]);
});

test('README.md names every option of npm start, and no other', () => {
  const usage = all(read('scripts/start-options.mjs'), /^ {2}(--[a-z]+)/gm);
  const named = all(textOf('README.md'), /^\| `(--[a-z]+)/gm);
  expect(usage.length).toBeGreaterThan(0);
  expect([...named].sort()).toEqual([...usage].sort());
});

test('docs/permissions.md has a paragraph for every permission of the manifest, and for no other', () => {
  const wanted = Object.entries(manifest).flatMap(([key, value]) =>
    /(^|_)permissions$/.test(key) && Array.isArray(value) ? value.map(String) : [],
  );
  const sections = textOf('docs/permissions.md').split(/^## /m).slice(1);
  const named = sections
    .map((section) => /^`(.+)`\n/.exec(section)?.[1])
    .filter((name) => name !== undefined);
  expect([...named].sort()).toEqual([...new Set(wanted)].sort());
  for (const section of sections.filter((text) => text.startsWith('`'))) {
    for (const part of ['What', 'Why', 'Never leaves']) expect(section).toContain(`- **${part}:** `);
  }
});

const inTable = all(textOf('docs/architecture.md'), /^\| `(src\/[^`]+)` \| \S/gm);

test('docs/architecture.md has every file of src in its table, once, and no other', () => {
  expect([...inTable].sort()).toEqual([...filesIn('src', /./).keys()].sort());
});

test('docs/architecture.md names no file by its bare name that src does not have', () => {
  const names = new Set([...sources.keys()].map((path) => basename(path)));
  const bare = all(textOf('docs/architecture.md'), /`([\w-]+\.tsx?)`/g);
  expect(bare.filter((name) => !names.has(name))).toEqual([]);
});

test('the sections of docs/wix.md are those that comments in the sources name', () => {
  const comments = [...sources.values()].map((text) => text.replace(/\s+\*\s+/g, ' '));
  const named = new Set(comments.flatMap((text) => all(text, /docs\/wix\.md,\s+"([^"]+)"/g)));
  const sections = all(textOf('docs/wix.md'), /^## (.+)$/gm);
  expect([...named].sort()).toEqual([...sections].sort());
});

const threats = all(textOf('docs/security.md'), /^## Threats\n([\s\S]*?)^## /gm).join();

test('docs/security.md names a test for every threat', () => {
  const rows = all(threats, /^(\| \*\*.+)$/gm);
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.filter((row) => !/`test\/[\w./-]+`/.test(row))).toEqual([]);
});

test('the words that docs/security.md quotes of a test are there', () => {
  const quoted = [...threats.matchAll(/`(test\/[\w./-]+)` \(“([^”]+)”\)/g)];
  expect(quoted.length).toBeGreaterThan(10);
  const missing = quoted.filter(([, path = '', words = '']) => !read(path).includes(words));
  expect(missing.map(([both]) => both)).toEqual([]);
});
