import { mkdir } from 'node:fs/promises';
import { expect, test } from './fixture.ts';

const pictures = 'artifacts/forced-colours';

/** How far the colours of text and ground are apart in each of these elements: 1, none, to 21. */
const contrasts = (selector: string) => `(() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([red, green, blue]) => {
    const [r, g, b] = [red, green, blue].map((part) => part / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const groundOf = (element) => {
    const colour = element ? parts(getComputedStyle(element).backgroundColor) : [255, 255, 255];
    return colour[3] === 0 ? groundOf(element.parentElement) : colour;
  };
  return [...document.querySelectorAll(${JSON.stringify(selector)})].map((element) => {
    const [one, other] = [parts(getComputedStyle(element).color), groundOf(element)].map(light).sort((a, b) => b - a);
    return (one + 0.05) / (other + 0.05);
  });
})()`;

test('F6, D7: where the system chooses the colours, everything in popup and page badge can be told apart', async ({
  story,
}) => {
  await mkdir(pictures, { recursive: true });
  const tab = await story.visit('acme', { as: 'Dana', path: '/account/my-account' });
  await story.allowBadge(tab);
  await story.pageBadgeSays(tab, 'Public');
  await story.browser.forceColors();
  const isForced = `matchMedia('(forced-colors: active)').matches`;
  await expect.poll(() => tab.evaluate(isForced)).toBe(true);
  const [badge = 0] = await tab.evaluate<number[]>(contrasts('member-visibility-badge'));
  expect(badge, 'the page badge').toBeGreaterThan(4.5);
  await tab.screenshot(`${pictures}/${story.browser.name} badge.png`);

  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  expect(await popup.popup.evaluate(isForced)).toBe(true);
  const shown = await popup.popup.evaluate<number[]>(contrasts('h1, .who, .status, button, label, footer'));
  expect(shown.length).toBeGreaterThan(5);
  expect(Math.min(...shown)).toBeGreaterThan(4.5);
  const edge = `getComputedStyle(document.querySelector('main > .controls button')).borderTopStyle`;
  expect(await popup.popup.evaluate(edge)).toBe('solid');
  await popup.popup.screenshot(`${pictures}/${story.browser.name} popup.png`);

  await popup.press('Leave community');
  await popup.asks();
  const asked = await popup.popup.evaluate<number[]>(contrasts('dialog, dialog button'));
  expect(Math.min(...asked)).toBeGreaterThan(4.5);
  await popup.popup.screenshot(`${pictures}/${story.browser.name} question.png`);
  await popup.answer('Cancel');
});
