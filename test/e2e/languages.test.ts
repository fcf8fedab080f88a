import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { wordsFor } from '../../src/shared/words.ts';
import type { MemberState, Outcome, TabState } from '../../src/wix/tab-state.ts';
import { expect, test } from './fixture.ts';
import { hindrances } from './narrow.ts';
import type { PopupView } from './popup-view.ts';
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

/** What is longest to say, in the places of the popup where something is said. */
function statesOf(dana: MemberState): TabState[] {
  const { site, member } = dana;
  const other = { whose: 'omer', seen: 'not-seen', name: 'Omer' } as const;
  const ended = (want: 'PUBLIC' | 'PRIVATE', outcome: Outcome): TabState => ({
    ...dana,
    change: { phase: 'ended', id: `${want} ${outcome}`, want, outcome },
  });
  return [
    { ...dana, rule: 'members-only', otherProfile: other, changedElsewhere: Date.UTC(2026, 10, 22) },
    { ...dana, rule: 'no-one' },
    { ...dana, rule: 'unknown', member: { ...member, activityStatus: 'MUTED' } },
    { ...dana, rule: 'no-one', member: { ...member, privacyStatus: 'PRIVATE' } },
    { ...dana, member: { ...member, status: 'PENDING' } },
    { ...dana, member: { ...member, status: 'BLOCKED' } },
    ended('PUBLIC', 'confirmed'),
    ended('PRIVATE', 'not-confirmed'),
    ended('PRIVATE', 'not-checked'),
    ended('PRIVATE', 'other-member'),
    ended('PRIVATE', 'join-impossible'),
    { kind: 'logged-out', site },
    { kind: 'not-named', site },
    { kind: 'unreadable', why: 'headless' },
    { kind: 'unreadable', why: 'access-gone' },
    {
      kind: 'failed',
      site,
      duringChange: true,
      failure: { kind: 'rate-limited', retryAfterS: 9999, retryAt: Date.now() + 9_999_000 },
    },
    { kind: 'failed', site, duringChange: true, failure: { kind: 'unexpected-answer', status: 200 } },
  ];
}

const storedHere = `(async () => Object.entries(await chrome.storage.session.get(null)).find(([key]) => key.startsWith('tab ')))()`;

/** What is kept of the one tab there is, once it was looked at. */
async function stored(popup: PopupView): Promise<[key: string, state: TabState]> {
  await expect.poll(() => popup.popup.evaluate(`${storedHere}.then(Boolean)`)).toBe(true);
  return popup.popup.evaluate(storedHere);
}

test('F6: in every language, and in one that is longer: a narrow popup has room for all that is said', async ({
  story,
  extension,
}) => {
  test.slow();
  const tab = await story.visit('acme', { as: 'Dana' });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  const [, dana] = await stored(popup);
  if (dana.kind !== 'member') throw new Error('Nobody is logged in.');
  await popup.close();

  const english = textsIn('en');
  const languages = (await readdir('extension/_locales')).filter((language) => language !== 'en');
  const all = new Map([['longer', lengthened(english)]]);
  for (const language of languages) all.set(language, textsIn(language));
  const inUse = join(extension, '_locales/en/messages.json');
  try {
    for (const [language, texts] of all) {
      await writeFile(inUse, JSON.stringify(texts));
      await story.browser.reloadExtension();
      const own = await story.openOwnPage(tab);
      const [key] = await stored(own);
      for (const state of statesOf(dana)) {
        const { headline } = wordsFor(state);
        await own.popup.evaluate(`chrome.storage.session.set(${JSON.stringify({ [key]: state })})`);
        await own.says(texts[headline]?.message ?? '');
        for (const width of language === 'longer' ? [320, 360] : [320]) {
          await own.popup.setWidth(width);
          expect(await hindrances(own.popup), `${language}, ${headline}, ${width}`).toEqual([]);
        }
      }
      await own.close();
    }
  } finally {
    await writeFile(inUse, JSON.stringify(english));
  }
});
