import { mkdir } from 'node:fs/promises';
import type { Tab } from './browser.ts';
import { expect, test } from './fixture.ts';
import { hindrances } from './narrow.ts';
import type { PopupView } from './popup-view.ts';
import type { Story } from './story.ts';
import { textsIn } from './texts.ts';

const pictures = 'artifacts/narrow';

async function openNarrow(story: Story, tab: Tab): Promise<PopupView> {
  const own = await story.openOwnPage(tab);
  await own.popup.setWidth(320);
  return own;
}

for (const { look, scheme, language, place } of [
  // Nothing has another size or place in the dark.
  { look: 'light', scheme: 'light', language: 'en', place: 'private window' },
  { look: 'Hebrew, dark', scheme: 'dark', language: 'he', place: 'tab' },
] as const) {
  test.describe(look, () => {
    test.use({ scheme, language });

    test(`F6: 320 pixels wide, ${look}: everything can be read and hit, whatever is shown`, async ({
      story,
    }) => {
      const all = textsIn(language);
      const texts = (name: string) => all[name]?.message ?? '';
      const acme = story.site('acme');
      const dana = acme.member('Dana');
      await mkdir(pictures, { recursive: true });
      const isUsable = async (own: PopupView, headline: string, what = headline) => {
        await own.says(texts(headline));
        await own.popup.screenshot(`${pictures}/${story.browser.name} ${look} ${what}.png`);
        expect(await hindrances(own.popup), what).toEqual([]);
      };
      const tab = await story.visit('acme', { as: 'Dana', place });
      await (await story.openPopup(tab)).close();

      const own = await openNarrow(story, tab);
      await own.says(texts('public'));
      await expect.poll(() => own.details()).toHaveProperty('memberPrivacySettings');
      await own.popup.clickElement(`document.querySelector('summary')`);
      await isUsable(own, 'public');
      const body = JSON.stringify({ members: [] });
      const end = story.mock.fault({ site: 'acme', step: 'query', status: 200, body });
      const check = `document.querySelector('.visitor-check button')`;
      await story.leftAlone(() => own.popup.clickElement(check));
      await expect.poll(() => own.visitorAnswer()).toContain(texts('visitorShould'));
      await isUsable(own, 'public', 'as a visitor');
      end();
      await own.popup.evaluate('scrollTo(0, 9999)');
      await isUsable(own, 'public', 'details');
      await own.press(texts('leave'));
      await own.asks();
      await isUsable(own, 'public', 'question');
      await own.answer(texts('leave'));
      await isUsable(own, 'donePrivate');
      await own.close();

      dana.nickname = 'Dana Maria Wolfeschlegelsteinhausenbergerdorff';
      const anew = async (headline: string) => {
        const next = await openNarrow(story, tab);
        await next.says(texts(headline));
        await isUsable(next, headline);
        await next.close();
      };
      await anew('private');
      acme.rule.publicMemberCandidates = 'NO_ONE';
      const forGood = await openNarrow(story, tab);
      await forGood.says(texts('private'));
      await expect.poll(() => forGood.status()).toContain(texts('privateForGoodText'));
      await isUsable(forGood, 'private', 'for good');
      await forGood.close();
      acme.bindingRequired = true;
      const notNamed = await openNarrow(story, tab);
      await notNamed.says(texts('loggedOut'));
      await notNamed.press(texts('tryAgain'));
      await isUsable(notNamed, 'notNamed');
      await notNamed.close();
      story.mock.fault({ site: 'acme', step: 'tokens', body: '{"surprise":1}' });
      await anew('unexpectedAnswer');
    });
  });
}
