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
