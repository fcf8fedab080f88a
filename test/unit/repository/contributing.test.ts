import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { protocol } from '../../../src/protocol.ts';
import { filesIn, root, sources } from './sources.ts';

const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
const tests = filesIn('test', /\.ts$/);

/** The part under a heading, and the files that it names. */
function recipe(title: string) {
  const [, part = ''] = text.split(`## ${title}\n`);
  const [body = ''] = part.split('\n## ');
  const files = [...body.matchAll(/`((?:src|test|extension)\/[^`]+)`/g)].map(([, file = '']) => file);
  const [, sample = ''] = /The sample is `([^`]+)`/.exec(body) ?? [];
  return { files, sample };
}

const mentioning = (files: Map<string, string>, word: string) =>
  [...files].filter(([, source]) => source.includes(word)).map(([path]) => path);

for (const title of ['Add a state', 'Add a message']) {
  test(`${title}: the recipe names every source that its sample is in`, () => {
    const { files, sample } = recipe(title);
    const wanted = mentioning(sources, sample);
    expect(wanted.length).toBeGreaterThan(2);
    expect(wanted.filter((path) => !files.includes(path))).toEqual([]);
  });
}

test('Add a message: the recipe names every test that tries all messages, and no other', () => {
  const ours = Object.entries(protocol).flatMap(([name, { from }]) => (from === 'own-page' ? [name] : []));
  const trying = [...tests].filter(([, source]) => ours.every((name) => source.includes(name)));
  const { files } = recipe('Add a message');
  expect(files.filter((file) => file.startsWith('test/')).sort()).toEqual(
    trying.map(([path]) => path).sort(),
  );
});

test('Add a language: the recipe names every test that has a list of the languages', () => {
  const languages = readdirSync(join(root, 'extension/_locales'));
  const listing = [...tests].filter(([, source]) => languages.every((code) => source.includes(`'${code}'`)));
  expect(listing.length).toBeGreaterThan(0);
  const { files } = recipe('Add a language');
  expect(listing.map(([path]) => path).filter((path) => !files.includes(path))).toEqual([]);
});
