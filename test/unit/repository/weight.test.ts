import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { bundles, freshBuild } from './fresh-build.ts';

/** Bytes that each file with code may have. What grows past it is looked at, and this changed with the reason in its commit. */
const budgets: Record<(typeof bundles)[number], number> = {
  'background.js': 300_000,
  'badge-element.js': 2550,
  'badge.js': 6000,
  'pages.js': 84_500,
  'inspect.js': 6550,
  'own-pages.js': 116_000,
  'popup.js': 39_000,
};
const packed = 204_000;

let build: Awaited<ReturnType<typeof freshBuild>>;
test.beforeAll(async () => {
  build = await freshBuild();
});
test.afterAll(() => build?.remove());

for (const browser of ['chrome', 'firefox']) {
  test(`${browser}: each bundle is within its budget, and near it`, async () => {
    for (const name of bundles) {
      const { size } = await stat(join(build.dist, browser, name));
      const budget = budgets[name];
      expect(size, name).toBeLessThanOrEqual(budget);
      expect(size, `${name} has become so small that its budget holds nothing`).toBeGreaterThan(
        budget * 0.95,
      );
    }
  });

  test(`${browser}: no package has a part in what pages parse`, async () => {
    for (const name of ['badge.js', 'badge-element.js', 'inspect.js'])
      expect(await readFile(join(build.dist, browser, name), 'utf8')).not.toContain('node_modules/');
  });

  test(`${browser}: the packed extension is within its budget, and near it`, async () => {
    const [name = ''] = (await readdir(build.dist)).filter((each) => each.endsWith(`-${browser}.zip`));
    const { size } = await stat(join(build.dist, name));
    expect(size).toBeLessThanOrEqual(packed);
    expect(size).toBeGreaterThan(packed * 0.95);
  });
}
