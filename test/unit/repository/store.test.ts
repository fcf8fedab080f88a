import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { textsIn } from '../../e2e/texts.ts';
import { root } from './sources.ts';

/** What stands under a heading of a listing. */
function part(listing: string, heading: string): string {
  const [, after = ''] = listing.split(`\n## ${heading}\n`);
  return (after.split('\n## ')[0] ?? '').trim();
}

/** Width and height, as a PNG says them. */
function sizeOf(path: string): string {
  const png = readFileSync(join(root, path));
  return `${png.readUInt32BE(16)} × ${png.readUInt32BE(20)}`;
}

for (const language of ['en', 'he']) {
  const listing = readFileSync(join(root, `docs/store/${language}.md`), 'utf8');
  const texts = textsIn(language);

  test(`the ${language} listing has the manifest's name and summary, which both stores take`, () => {
    expect(part(listing, 'Name')).toBe(texts.extensionName?.message);
    expect(part(listing, 'Summary')).toBe(texts.extensionDescription?.message);
    // developer.chrome.com/docs/extensions/reference/manifest
    expect(part(listing, 'Name').length).toBeLessThanOrEqual(75);
    expect(part(listing, 'Summary').length).toBeLessThanOrEqual(132);
    expect(part(listing, 'Description').length).toBeLessThan(16_000);
    expect(part(listing, 'Description')).toContain('Wix.com Ltd.');
  });

  test(`the pictures of the ${language} listing are all there are, in the sizes they are said to have`, () => {
    const rows = [...listing.matchAll(/^\| `([^`]+)` \| (\d+ × \d+) \| (.+) \|$/gm)];
    const named = rows.map(([, path = '', size]) => ({ path, size }));
    const there = readdirSync(join(root, `docs/store/${language}`)).map(
      (name) => `docs/store/${language}/${name}`,
    );
    expect(named.map(({ path }) => path).sort()).toEqual(there.sort());
    expect(named.map(({ path }) => ({ path, size: sizeOf(path) }))).toEqual(named);
    expect(new Set(named.map(({ size }) => size))).toEqual(new Set(['1280 × 800', '640 × 400']));
    const captions = readFileSync(join(root, 'scripts/store-pictures.ts'), 'utf8');
    for (const [, , , caption = ''] of rows) expect(captions).toContain(`'${caption}'`);
  });
}
