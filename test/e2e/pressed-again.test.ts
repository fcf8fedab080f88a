import { expect, test } from './fixture.ts';
import type { PopupView } from './popup-view.ts';

const donePrivate = 'Done. Wix confirms the profile is now private.';

/** A key held down, as far as a page can tell: pressed again and again. */
async function hold({ popup }: PopupView, key: string): Promise<void> {
  for (let times = 0; times < 10; times++) await popup.press(key);
}

test('E1: Enter held down on the button that asks: nothing is sent', async ({ story }) => {
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  await popup.popup.press('Tab');
  expect(await popup.focused()).toBe('Leave community');
  await hold(popup, 'Enter');
  await popup.says('Your profile is public.');
  expect(story.writes()).toEqual([]);
});

for (const key of ['Enter', ' ']) {
  test(`E1: "${key}" held down on the confirmation: one POST`, async ({ story }) => {
    const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
    await popup.says('Your profile is public.');
    await popup.press('Leave community');
    await popup.asks();
    await popup.popup.press('Tab');
    expect(await popup.focused()).toBe('Leave community');
    story.confirmed += 1;
    await story.leftAlone(() => hold(popup, key));
    await popup.says(donePrivate);
    await hold(popup, key);
    await popup.says(donePrivate);
    expect(story.writes()).toEqual(['leave']);
  });
}

test('E1: the confirmation is clicked, and Space comes right after: one POST', async ({ story }) => {
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  await popup.change('Leave community');
  await hold(popup, ' ');
  await popup.says(donePrivate);
  expect(story.writes()).toEqual(['leave']);
});
