import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { bundles, freshBuild } from './fresh-build.ts';
import pinnedAddresses from './golden/addresses.json' with { type: 'json' };
import pinnedMentions from './golden/risky-code.json' with { type: 'json' };
import { addressesIn, mentions, plainCode } from './plain-code.ts';
import { type RiskyCode, riskyCode } from './risky-code.ts';

test.describe.configure({ mode: 'default' });

/** What each page loads, in this order. */
const pages: Record<string, string[]> = {
  'help.html': ['look.css', 'page.css', 'help.css', 'pages.js'],
  'history.html': ['look.css', 'page.css', 'pages.js'],
  'members.html': ['look.css', 'page.css', 'members.css', 'pages.js'],
  'popup.html': ['look.css', 'popup.css', 'popup.js'],
  'settings.html': ['look.css', 'page.css', 'pages.js'],
};
const browsers = ['chrome', 'firefox'];
const plain = new Map<string, string>();

let build: Awaited<ReturnType<typeof freshBuild>>;
test.beforeAll(async () => {
  build = await freshBuild();
  for (const path of browsers.flatMap((browser) => bundles.map((name) => `${browser}/${name}`))) {
    plain.set(path, await plainCode(await built(path)));
  }
});
test.afterAll(() => build?.remove());

const built = (path: string) => readFile(join(build.dist, path), 'utf8');
const plainOf = (path: string) => plain.get(path) ?? '';

/** What each bundle has of something risky, by the bundles that have any. */
function mentionsIn(browser: string, { pattern }: RiskyCode): Record<string, string[]> {
  const found = bundles.map((name) => [name, mentions(plainOf(`${browser}/${name}`), pattern)] as const);
  return Object.fromEntries(found.filter(([, places]) => places.length > 0));
}

for (const browser of browsers) {
  test(`F7: ${browser}: the code is seven bundles and five pages, and no other file can be code`, async () => {
    const entries = await readdir(join(build.dist, browser), { recursive: true, withFileTypes: true });
    const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    const other = names.filter((name) => !/\.(png|svg|css)$|^(manifest|messages)\.json$/.test(name));
    expect(other.sort()).toEqual([...bundles, ...Object.keys(pages)].sort());
  });

  for (const risky of riskyCode) {
    test(`${risky.fault}: ${browser}: nothing in the bundles ${risky.what} but what is known`, () => {
      const known = new Map<string, Record<string, string[]>>(Object.entries(pinnedMentions));
      expect(mentionsIn(browser, risky)).toEqual(known.get(risky.what) ?? {});
    });
  }

  for (const name of bundles) {
    test(`F7: ${browser}: the addresses in ${name} are known, and what looks like a host`, () => {
      expect(addressesIn(plainOf(`${browser}/${name}`))).toEqual(pinnedAddresses[name]);
    });
  }

  test(`F7: ${browser}: pages, style sheets and pictures load nothing but files of the package`, async () => {
    for (const [name, files] of Object.entries(pages)) {
      const page = await built(`${browser}/${name}`);
      const loaded = [...page.matchAll(/\b(?:src|href|srcset|data|action)\s*=\s*(\S+?)(?=[\s>])/gi)];
      const named = loaded.map(([, file]) => file).filter((file) => file !== '"icons/public.svg"');
      expect(named).toEqual(files.map((file) => `"${file}"`));
    }
    const styles = [...new Set(Object.values(pages).flat())].filter((file) => file.endsWith('.css'));
    const style = (await Promise.all(styles.map((file) => built(`${browser}/${file}`)))).join('\n');
    expect(style).not.toMatch(/@import|image-set|\bsrc\s*:/i);
    const files = [...style.matchAll(/url\(([^)]*)\)/gi)].map(([, file = '']) => file);
    expect(files.filter((file) => !/^"icons\/[a-z]+\.svg"$/.test(file))).toEqual([]);
    for (const icon of (await readdir(join(build.dist, browser, 'icons'))).filter((it) =>
      /\.svg$/.test(it),
    )) {
      const picture = (await built(`${browser}/icons/${icon}`)).replace('"http://www.w3.org/2000/svg"', '');
      expect({ icon, risky: picture.match(/<script|<foreignObject|href|\son\w+\s*=|\/\/|url\(/gi) }).toEqual({
        icon,
        risky: null,
      });
    }
  });
}

test('what is known is about risks that are looked for', () => {
  const risks = riskyCode.map(({ what }) => what);
  expect(Object.keys(pinnedMentions).filter((what) => !risks.includes(what))).toEqual([]);
});
