import { expect, test } from './fixture.ts';
import { focused, tabThrough, tabTo } from './keyboard.ts';
import type { PopupView } from './popup-view.ts';
import { textsIn } from './texts.ts';

const isPublic = 'Your profile is public.';
const donePrivate = 'Done. Wix confirms the profile is now private.';
const donePublic = 'Done. Wix confirms the profile is now public.';

/** The names of what can be reached in the popup of a public member, from top to bottom. */
const stops = [
  'leave',
  'showBadge',
  'checkAsVisitor',
  'historyTitle',
  'details',
  'help',
  'membersTitle',
  'openInWindow',
];

/** Waits for this popup to have everything that it will have, what the site's rule means for the profile, too. */
async function isWhole({ popup }: PopupView): Promise<void> {
  const count = `document.querySelectorAll('main button:not(details *), main summary, main input').length`;
  await expect.poll(() => popup.evaluate(count), { intervals: [20] }).toBe(stops.length);
  const sentences = `document.querySelectorAll('[role=status] p').length`;
  await expect.poll(() => popup.evaluate(sentences), { intervals: [20] }).toBe(2);
}

for (const language of ['en', 'he'] as const) {
  test.describe(language, () => {
    test.use({ language });

    test(`F6: Tab goes through the popup as it is read, ${language}, shows where it is, and goes round`, async ({
      story,
    }) => {
      const texts = textsIn(language);
      const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
      // Who opened it by a key that is still down presses nothing.
      expect(await focused(popup.popup)).toMatchObject({ name: '', role: 'body' });
      await popup.says(texts.public?.message ?? '');
      await isWhole(popup);
      const names = stops.map((name) => texts[name]?.message ?? '');
      await tabThrough(popup.popup, names);
      await tabThrough(popup.popup, names.slice(0, 1));
      for (const name of names.slice(-2).reverse()) {
        await popup.popup.press('Shift+Tab');
        expect(await focused(popup.popup)).toMatchObject({ name, isSeen: true });
      }
    });
  });
}

test('F6: a question keeps the keyboard to itself, and its Cancel gives the focus back', async ({
  story,
}) => {
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says(isPublic);
  await isWhole(popup);
  const page = popup.popup;
  await tabThrough(page, ['Leave community']);
  await page.press('Enter');
  await popup.asks();
  expect(await focused(page)).toMatchObject({ name: 'Cancel', isSeen: true, isInQuestion: true });
  for (const key of ['Tab', 'Shift+Tab']) {
    const names: string[] = [];
    for (let times = 0; times < 6; times++) {
      await page.press(key);
      const { name, isSeen, isInQuestion } = await focused(page);
      expect({ isSeen, isInQuestion }, `${key} to ${name}`).toEqual({ isSeen: true, isInQuestion: true });
      names.push(name);
    }
    expect(names).toEqual(expect.arrayContaining(['Cancel', 'Leave community']));
  }
  await tabTo(page, 'Cancel');
  await page.press(' ');
  await expect.poll(() => popup.question()).toBeUndefined();
  expect(await focused(page)).toMatchObject({ name: 'Leave community', isSeen: true, isInQuestion: false });
  expect(story.writes()).toEqual([]);
});

test('F6: in a window of its own Escape takes the question back, and nothing else', async ({ story }) => {
  const tab = await story.visit('acme', { as: 'Dana' });
  const popup = await story.openPopup(tab);
  await expect.poll(() => popup.status()).toContain('Anyone');
  await popup.close();
  const own = await story.openOwnPage(tab);
  // What was known before is shown at first, and gives way to a reading of its own.
  await story.hasAsked(['tokens', 'member', 'rule'], 3);
  await expect.poll(() => own.status()).toContain('Anyone');
  await tabThrough(own.popup, ['Leave community']);
  for (let times = 0; times < 2; times++) {
    await own.popup.press('Enter');
    await own.asks();
    await own.popup.press('Escape');
    await expect.poll(() => own.question()).toBeUndefined();
    expect(await focused(own.popup)).toMatchObject({ name: 'Leave community', isSeen: true });
  }
  expect(await own.headline()).toBe(isPublic);
  expect(story.writes()).toEqual([]);
});

test('F6: by keys alone a change is made and taken back, and the focus is on what it came to', async ({
  story,
}) => {
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says(isPublic);
  await isWhole(popup);
  const page = popup.popup;
  const confirm = async (name: string, changed: string) => {
    await page.press('Enter');
    await popup.asks();
    await tabThrough(page, [name]);
    story.confirmed += 1;
    await story.leftAlone(() => page.press('Enter'));
    await popup.says(changed);
    expect((await focused(page)).role).toBe('status');
  };
  await tabThrough(page, ['Leave community']);
  await confirm('Leave community', donePrivate);
  await tabThrough(page, ['Undo']);
  await confirm('Join community', donePublic);
  await tabThrough(page, ['Undo', 'Leave community']);
  await confirm('Leave community', donePrivate);
  expect(story.writes()).toEqual(['leave', 'join', 'leave']);
});
