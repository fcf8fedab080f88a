import { expect, test } from './fixture.ts';

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`in Hebrew, ${scheme}`, () => {
    test.use({ language: 'he', scheme });

    test('F6: the badge has its words', async ({ story }, { project }) => {
      const site = story.site('acme');
      const tab = await story.visit('acme', { as: 'Dana', path: '/account/my-account' });
      await story.allowBadge(tab);
      await story.pageBadgeSays(tab, 'ציבורי');
      const picture = (name: string) =>
        tab.screenshot(`artifacts/page-badge-${project.name}-${scheme}-${name}.png`);
      await picture('own');
      await tab.goto(site.profileUrl('Ruth'));
      await story.pageBadgeSays(tab, 'גלוי לכם: Ruth Adler');
      await picture('elsewhere');
      expect(await tab.evaluate(`document.querySelector('member-visibility-badge').lang`)).toBe('he');
    });
  });
}

test('F6: the badge is not printed, and there again afterwards', async ({ story }) => {
  const tab = await story.visit('acme', { as: 'Dana', path: '/account/my-account' });
  await story.allowBadge(tab);
  await story.pageBadgeSays(tab, 'Public');
  // Whoever listens later hears of it later.
  await tab.evaluate(`(() => {
    globalThis.printed = [];
    const note = () => globalThis.printed.push(document.querySelectorAll('member-visibility-badge').length);
    for (const moment of ['beforeprint', 'afterprint']) addEventListener(moment, note);
  })()`);
  await tab.print();
  await expect.poll(() => tab.evaluate('globalThis.printed')).toEqual([0, 1]);
  await story.pageBadgeSays(tab, 'Public');
});

test('F6: in a small window the badge moves to the very edge, and covers no more than a corner', async ({
  story,
}) => {
  const tab = await story.visit('acme', { as: 'Dana', path: '/account/my-account' });
  await story.allowBadge(tab);
  await story.pageBadgeSays(tab, 'Public');
  const gaps = async () => {
    const badge = await story.browser.pageBadge(tab);
    if (!badge) return 'no badge';
    const { left, top, width, height } = badge.box;
    const [pageWidth, pageHeight] = await tab.evaluate<[number, number]>(
      '[document.documentElement.clientWidth, innerHeight]',
    );
    return [pageWidth - left - width, pageHeight - top - height].map(Math.round);
  };
  expect(await gaps()).toEqual([16, 16]);
  await tab.setSize(320, 300);
  await expect.poll(() => gaps()).toEqual([0, 0]);
});
