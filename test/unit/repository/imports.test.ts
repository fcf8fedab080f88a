import { expect, test } from '@playwright/test';
import { eachRow } from '../rows.ts';
import { importsOf, reachableFrom, sources } from './sources.ts';

const contexts = ['background', 'content', 'pages', 'popup'];
const isIn = (folder: string) => (path: string) => path.startsWith(`src/${folder}/`);
const polyfill = 'webextension-polyfill';

test('the imports of our sources are found', () => {
  expect(importsOf('src/background/index.ts')).toContain('src/shared/messages.ts');
  expect(importsOf('src/shared/browser.ts')).toContain(polyfill);
  expect(reachableFrom('src/popup/index.tsx')).toContain('src/wix/member.ts');
  expect(importsOf('src/content/badge.ts')).toContain('src/shared/browser.ts');
  expect(importsOf('src/content/badge.ts', true)).toEqual([
    'src/wix/member-pages.ts',
    'src/content/take-away.ts',
  ]);
});

test('what a file imports of ours is there', async () => {
  await eachRow(sources.keys(), String, (path) => {
    const ours = importsOf(path).filter((imported) => imported.startsWith('src/'));
    expect(ours.filter((imported) => !sources.has(imported))).toEqual([]);
  });
});

test('wix imports nothing of ours outside wix, and no browser API', async () => {
  await eachRow([...sources.keys()].filter(isIn('wix')), String, (path) => {
    const imported = [...reachableFrom(path)];
    const ours = imported.filter((it) => it.startsWith('src/') || it.startsWith('extension/'));
    expect(ours.filter((it) => !isIn('wix')(it))).toEqual([]);
    expect(imported).not.toContain(polyfill);
  });
});

for (const context of contexts) {
  test(`${context} reaches nothing of another context`, async () => {
    const others = contexts.filter((other) => other !== context);
    await eachRow([...sources.keys()].filter(isIn(context)), String, (path) => {
      const reached = [...reachableFrom(path)];
      expect(reached.filter((it) => others.some((other) => isIn(other)(it)))).toEqual([]);
    });
  });
}

test('only shared/browser.ts imports webextension-polyfill', () => {
  const importers = [...sources.keys()].filter((path) => importsOf(path).includes(polyfill));
  expect(importers).toEqual(['src/shared/browser.ts']);
});

test("nothing that runs in a page is anybody else's", () => {
  expect(reachableFrom('src/popup/index.tsx', true)).toContain(polyfill);
  for (const path of [...sources.keys()].filter(isIn('content'))) {
    const foreign = [...reachableFrom(path, true)].filter((it) => !it.startsWith('src/'));
    expect(foreign, path).toEqual([]);
  }
});
