import { mkdir } from 'node:fs/promises';
import { expect, test } from './fixture.ts';

const pictures = 'artifacts/untrusted';
const layout = `JSON.stringify([...document.querySelectorAll('html, body, h1, footer')]
  .map((part) => [part.tagName, part.scrollHeight, ...Object.values(part.getBoundingClientRect().toJSON())]))`;

/** Style sheets that a page can have from its first moment on. */
const sheets: [name: string, rules: string][] = [
  ['zoom of the root', 'html { zoom: 5 }'],
  ['zoom of everything', '* { zoom: 1.5 !important }'],
  ['no colours of its own', ':root { color-scheme: only dark; forced-color-adjust: none }'],
  [
    'large letters',
    '* { font-size: 90px !important; letter-spacing: 20px !important; writing-mode: vertical-rl !important }',
  ],
];

test('D7: style sheets of the page change neither the badge nor, by it, the page', async ({ story }) => {
  const site = story.site('acme');
  const tab = await story.visit('acme', { as: 'Dana', path: '/account/my-account' });
  await story.allowBadge(tab);
  await story.pageBadgeSays(tab, 'Public');
  const { width: usualWidth, height: usualHeight } = (await story.browser.pageBadge(tab))?.box ?? {};
  await mkdir(pictures, { recursive: true });
  for (const [name, rules] of sheets) {
    await test.step(name, async () => {
      site.alterPage = (html) => html.replace('</head>', `<style>${rules}</style></head>`);
      await tab.goto(site.url('/about'));
      // The page's own script ends with this.
      await expect.poll(() => tab.evaluate(`document.getElementById('who').textContent`)).toContain('Dana');
      const path = `history.pushState({}, '', '/account/my-account')`;
      const before = await tab.evaluate<string>(layout);
      await tab.evaluate(`(${path}, true)`);
      await story.pageBadgeSays(tab, 'Public');
      expect(await tab.evaluate(layout)).toBe(before);
      const { left = 0, top = 0, width = 0, height = 0 } = (await story.browser.pageBadge(tab))?.box ?? {};
      await tab.screenshot(`${pictures}/${story.browser.name} D7 ${name}.png`);
      expect(width).toBeCloseTo(usualWidth ?? 0, 0);
      expect(height).toBeCloseTo(usualHeight ?? 0, 0);
      const [clientWidth, innerHeight] = await tab.evaluate<[number, number]>('[innerWidth, innerHeight]');
      expect(left).toBeGreaterThan(0);
      expect(left + width).toBeLessThanOrEqual(clientWidth);
      expect(top).toBeGreaterThan(0);
      expect(top + height).toBeLessThanOrEqual(innerHeight);
    });
  }
});
