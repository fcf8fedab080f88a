import { textsIn } from '../test/e2e/texts.ts';
import type { MockWix } from '../test/mock-wix/index.ts';
import { announce, type TourGuide } from './tour-guide.ts';

/** The main state and its question once more, in the language and colours the guide's browser has; the pictures' paths. */
export async function tourOfALook(
  guide: TourGuide,
  mock: MockWix,
  { name, language }: { name: string; language: 'en' | 'he' },
): Promise<{ popup: string; question: string }> {
  const say = wordsOf(language);
  const { acme } = mock.sites;
  const { nickname, loginEmail } = acme.member('Dana');
  announce(`${acme.key} again: ${name}`);
  const tab = await guide.browser.open(acme.logInUrl('Dana', '/profile/dana/profile'));
  const view = await guide.openPopup(tab);
  await guide.expect(tab, view, {
    headline: say('public'),
    text: say('publicText'),
    who: [nickname, loginEmail],
    badge: 'PUB',
    title: say('titlePublic').replace('{name}', nickname).replace('{site}', acme.key),
  });
  const popup = await guide.photograph(view.popup, `public-${name}`);
  await guide.ask(view, say('leave'), say('confirmLeave'));
  const question = await guide.photograph(view.popup, `leave-question-${name}`);
  return { popup, question };
}

/** The extension's own words in a language. */
export function wordsOf(language: 'en' | 'he'): (key: string) => string {
  const messages = textsIn(language);
  return (key) => {
    const message = messages[key]?.message;
    if (message === undefined) throw new Error(`There is no text ${key} in ${language}.`);
    return message;
  };
}
