import { expect, test } from './fixture.ts';

const donePrivate = 'Done. Wix confirms the profile is now private.';
const notConfirmed = 'The change was sent, but Wix still shows the old state.';
const notChecked = "The change was sent, but we couldn't check it.";

test('C19: a change that Wix accepts and does not make is not called done', async ({ story }) => {
  story.mock.fault({ site: 'acme', step: 'leave', ignoreWrite: true });
  const tab = await story.visit('acme', { as: 'Dana' });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await popup.change('Leave community');
  await popup.says(notConfirmed, 15_000);
  expect(await popup.buttons()).toEqual(['Check again', 'Copy details']);
  await story.toolbarSays(tab, '!', `Needs attention – ${notConfirmed}`);

  await popup.press('Check again');
  await popup.says(notConfirmed);
  story.site('acme').member('Dana').privacyStatus = 'PRIVATE';
  await popup.press('Check again');
  await popup.says(donePrivate);
  expect(story.writes()).toEqual(['leave']);
});

test('C19: a change that Wix makes a second later is confirmed by a later reading', async ({ story }) => {
  story.mock.fault({ site: 'acme', step: 'leave', applyAfterMs: 1000 });
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  await popup.change('Leave community');
  await popup.says(donePrivate, 15_000);
});

test('a change that cannot be read back may or may not have worked, until it is checked', async ({
  story,
}) => {
  const tab = await story.visit('acme', { as: 'Dana' });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await story.hasAsked(['tokens', 'member', 'rule']);
  // The reading before the write must work, every one after it fails.
  story.mock.fault({ site: 'acme', step: 'member', status: 503 });
  story.mock.fault({ site: 'acme', step: 'member', times: 1 });
  await popup.change('Leave community');
  expect(await popup.says(notChecked, 15_000)).toContain('It may or may not have worked.');
  expect(await popup.buttons()).toEqual(['Check again', 'Copy details']);
  await story.toolbarSays(tab, '!', `Needs attention – ${notChecked}`);

  await popup.press('Check again');
  await popup.says(notChecked, 15_000);
  story.mock.fault({ site: 'acme', step: 'member' });
  await popup.press('Check again');
  await popup.says(donePrivate);
  expect(story.writes()).toEqual(['leave']);
});

test('C18: an answer lost after Wix made the change: the reading tells', async ({ story }) => {
  story.mock.fault({ site: 'acme', step: 'leave', drop: 'after' });
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  await popup.change('Leave community');
  await popup.says(donePrivate, 15_000);
  expect(story.writes()).toEqual(['leave']);
});

test('C18: a connection broken before Wix read the change is not retried', async ({ story }) => {
  story.mock.fault({ site: 'acme', step: 'leave', drop: 'before' });
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  await popup.change('Leave community');
  await popup.says(notConfirmed, 15_000);
  expect(story.site('acme').member('Dana').privacyStatus).toBe('PUBLIC');
});

test('C13: a change that Wix refuses: it says so, and that nothing was changed', async ({ story }) => {
  story.mock.fault({ site: 'acme', step: 'leave', status: 403, body: '{"message":"no","details":{}}' });
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  await story.leftAlone(() => popup.change('Leave community'));
  expect(await popup.says('Wix refused.')).toContain('Nothing was changed.');
});

test('C15: joining where the owner turned public profiles off is not sent, and says why', async ({
  story,
}) => {
  const popup = await story.openPopup(await story.visit('acme', { as: 'Omer' }));
  await popup.says('Your profile is private.');
  await story.hasAsked(['tokens', 'member', 'rule']);
  story.site('acme').rule.publicMemberCandidates = 'NO_ONE';
  await story.leftAlone(() => popup.change('Join community'));
  await expect.poll(() => popup.status()).toContain('Public profiles are turned off');
  expect(
    await popup.popup.evaluate(
      `document.querySelector('main > .controls button').getAttribute('aria-disabled')`,
    ),
  ).toBe('true');
  expect(story.writes()).toEqual([]);
});
