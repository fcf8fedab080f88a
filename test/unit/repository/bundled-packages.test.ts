import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { freshBuild } from './fresh-build.ts';
import bundled from './golden/bundled-packages.json' with { type: 'json' };
import { lock } from './lock.ts';
import { root } from './sources.ts';

test.describe.configure({ mode: 'default' });

let build: Awaited<ReturnType<typeof freshBuild>>;
test.beforeAll(async () => {
  build = await freshBuild();
});
test.afterAll(() => build?.remove());

// Before each part of a bundle stands the file it is made of; what a package does not need leaves none.
const parts = /^\s*\/\/ (\S+)\n/gm;
const packageOf = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;

/** The packages that a bundle has something of, by their places in the lock, with version and licence. */
function packagesIn(bundle: string): Record<string, string> {
  const files = [...bundle.matchAll(parts)].map(([, file = '']) => file);
  const places = files.flatMap((file) => packageOf.exec(file)?.[0] ?? []);
  return Object.fromEntries([...new Set(places)].sort().map((place) => [place, describe(place)]));
}

function describe(place: string): string {
  const { version, license } = lock.packages[place] ?? {};
  return `${version}, ${license}`;
}

for (const browser of ['chrome', 'firefox']) {
  for (const [name, known] of Object.entries(bundled)) {
    test(`${browser}: the packages in ${name} are known, with version and licence`, async () => {
      const text = await readFile(join(build.dist, browser, name), 'utf8');
      expect(text).toMatch(/^\s*\/\/ src\//m);
      expect(packagesIn(text)).toEqual(known);
    });
  }
}

const places = [...new Set(Object.values(bundled).flatMap((packages) => Object.keys(packages)))].sort();
for (const place of places) {
  test(`${place} says of itself what the lock says of it, and is nothing that only development needs`, () => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, place, 'package.json'), 'utf8'));
    expect(place.split('node_modules/').at(-1)).toBe(name);
    expect(`${version}, ${license}`).toBe(describe(place));
    expect(lock.packages[place]?.dev).toBeUndefined();
  });
}
