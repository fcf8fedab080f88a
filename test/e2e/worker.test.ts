import { checkHeld } from './check-held.ts';
import { expect, test } from './fixture.ts';
import { held } from './held.ts';

const donePrivate = 'Done. Wix confirms the profile is now private.';

for (const step of ['tokens', 'member', 'rule'] as const) {
  test(`E6: a background ended while it reads, at ${step}: the popup recovers by itself`, async ({
    story,
  }) => {
    const { hold, release } = held();
    story.mock.fault({ site: 'acme', step, hold, times: 1 });
    const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
    await expect.poll(() => story.steps()).toContain(step);
    await story.browser.killBackground();
    release();
    await popup.says('Your profile is public.');
    await expect.poll(() => popup.details()).toHaveProperty('Site rule', 'Anyone may see public profiles');
  });
}

test('E5: a background ended before the write: interrupted, and nothing was changed', async ({ story }) => {
  const { popup, release } = await checkHeld(story);
  await story.browser.killBackground();
  await story.leftAlone(async () => release());
  expect(await popup.says('Interrupted.')).toContain('Nothing was changed.');
  expect(story.writes()).toEqual([]);
  await popup.press('Try again');
  await popup.says('Your profile is public.');
  await popup.change('Leave community');
  await popup.says(donePrivate);
  expect(story.writes()).toEqual(['leave']);
});

test('E8: a background that sleeps wakes for the popup', async ({ story }) => {
  const tab = await story.visit('acme', { as: 'Omer' });
  await story.browser.killBackground();
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is private.');
  // It sleeps when nothing is left to do: the site rule is read last.
  await expect.poll(() => popup.details()).toHaveProperty('Site rule');
  await story.browser.killBackground();
  await popup.change('Join community');
  await popup.says('Done. Wix confirms the profile is now public.');
});
