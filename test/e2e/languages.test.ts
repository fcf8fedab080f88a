import { readdir } from 'node:fs/promises';
import { violations } from './axe.ts';
import { expect, test } from './fixture.ts';
import { hindrances } from './narrow.ts';
import { ShownPopup, shownMember, speaking } from './popup-shown.ts';
import { longestStates } from './popup-states.ts';
import { type Texts, textsIn } from './texts.ts';

/** A language longer than any of ours: two fifths are put to every text, and a bracket on either side shows where it is cut. */
function lengthened(texts: Texts): Texts {
  const longer = ({ message }: { message: string }) => {
    const filling = 'and still a little more of it, '.repeat(10).slice(0, Math.ceil(message.length * 0.4));
    return { message: `[${message} ${filling.trim()}]` };
  };
  const entries = Object.entries(texts).map(([key, text]) => [key, longer(text)] as const);
  return { ...Object.fromEntries(entries), language: { message: 'en' } };
}

test('F6: in every language, and in one that is longer: popup and pages have room for all that is said when they are narrow, and axe finds nothing', async ({
  story,
  extension,
}) => {
  test.slow();
  const tab = await story.visit('acme', { as: 'Dana' });
  const dana = await shownMember(story, tab);
  const all = new Map([['longer', lengthened(textsIn('en'))]]);
  const languages = (await readdir('extension/_locales')).filter((language) => language !== 'en');
  for (const language of languages) all.set(language, textsIn(language));
  for (const [language, texts] of all) {
    await speaking(story, extension, texts, async () => {
      const popup = await ShownPopup.open(story, tab, texts);
      const page = popup.view.popup;
      for (const width of language === 'longer' ? [360, 320] : [320]) {
        await page.setWidth(width);
        for (const state of longestStates(dana)) {
          const what = `${language}, ${await popup.show(state)}, ${width}`;
          expect(await hindrances(page), what).toEqual([]);
        }
      }
      // accessible.test.ts has every state, in English and in Hebrew.
      expect(await violations(page, 'light'), language).toEqual([]);
      await popup.view.close();
      for (const path of ['help.html', 'settings.html', 'history.html', 'members.html']) {
        const own = await story.browser.openOwnPage(path, tab);
        await own.setWidth(320);
        await expect
          .poll(() => own.evaluate(`document.querySelectorAll('main > *').length`))
          .toBeGreaterThan(2);
        expect(await hindrances(own), `${language}, ${path}`).toEqual([]);
        await own.close();
      }
    });
  }
});
