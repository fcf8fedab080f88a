import { readFile } from 'node:fs/promises';
import { expect, test } from './fixture.ts';

test.describe('in Hebrew', () => {
  test.use({ language: 'he' });

  test('F6: the popup is written from right to left, the site from left to right', async ({ story }) => {
    const tab = await story.visit('acme', { as: 'Omer' });
    const popup = await story.openPopup(tab);
    await popup.says('הפרופיל שלך פרטי.');
    expect(await popup.popup.evaluate('getComputedStyle(document.body).direction')).toBe('rtl');
    expect(await popup.popup.evaluate('document.documentElement.lang')).toBe('he');
    expect(await popup.popup.evaluate(`getComputedStyle(document.querySelector('h1 bdi')).direction`)).toBe(
      'ltr',
    );
    expect(await popup.buttons()).toEqual(['הצטרפות לקהילה']);
    await story.toolbarSays(tab, 'PRI', 'פרטי – Omer Katz באתר www.acme-club.test');
    await popup.change('הצטרפות לקהילה');
    await popup.says('בוצע. Wix מאשרת שהפרופיל ציבורי עכשיו.');
  });
});

test.describe('in the dark', () => {
  test.use({ scheme: 'dark' });

  test('F6: the popup is dark', async ({ story }) => {
    const popup = await story.openPopup(await story.visit('acme', { as: 'Omer' }));
    await popup.says('Your profile is private.');
    const [red = 255] = await popup.popup.evaluate<number[]>(
      `getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)`,
    );
    expect(red).toBeLessThan(64);
  });
});

test('the frame stands before any script: nothing jumps when the state arrives', async ({ story }) => {
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  await expect.poll(() => popup.status()).toContain('Anyone');
  const tops = `['.icon', 'h1', '.status'].map((part) => document.querySelector('main ' + part).getBoundingClientRect().top)`;
  const withState = await popup.popup.evaluate(tops);
  const html = await readFile('extension/popup.html', 'utf8');
  const body = /<body>(.*)<\/body>/s.exec(html)?.[1] ?? '';
  const bare = await popup.popup.evaluate(`(document.body.innerHTML = ${JSON.stringify(body)}, ${tops})`);
  expect(withState).toEqual(bare);
  await popup.close();
});

test('nothing moves sideways when Details makes the popup too long for the window', async ({ story }) => {
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  const left = `document.querySelector('.icon').getBoundingClientRect().left`;
  const before = await popup.popup.evaluate(left);
  await popup.popup.clickElement(`document.querySelector('details:not(.recent) summary')`);
  const isLong = `document.documentElement.scrollHeight > innerHeight`;
  await expect.poll(() => popup.popup.evaluate(isLong)).toBe(true);
  await expect.poll(() => popup.popup.evaluate(left)).toBe(before);
});

test('D1, D2: a nickname full of markup and direction marks is text, and disturbs nothing', async ({
  story,
}) => {
  const member = story.site('acme').member('Dana');
  member.nickname = '\u202e<img src=x onerror=alert(1)>{site}$1';
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  expect((await popup.who())[0]).toBe('<img src=x onerror=alert(1)>{site}$1');
  expect(await popup.popup.evaluate('document.images.length')).toBe(0);
  await popup.press('Leave community');
  expect(await popup.asks()).toContain(
    "<img src=x onerror=alert(1)>{site}$1's profile on www.acme-club.test",
  );
});
