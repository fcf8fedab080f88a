import { expect, test } from './fixture.ts';
import { held } from './held.ts';

const donePublic = 'Done. Wix confirms the profile is now public.';
const donePrivate = 'Done. Wix confirms the profile is now private.';

test('leaving asks first, sends one POST and shows what a second reading says', async ({ story }) => {
  const tab = await story.visit('acme', { as: 'Dana' });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await story.hasAsked(['tokens', 'member', 'rule']);
  await popup.press('Leave community');
  const question = await popup.asks();
  expect(question).toContain('Leave the community?');
  expect(question).toContain("Dana Levi's profile on www.acme-club.test will be hidden");
  expect(question).toContain('stay public');
  expect(await popup.headline()).toBe('Your profile is public.');
  await story.hasAsked(['tokens', 'member', 'rule']);

  await popup.answer('Leave community');
  expect(await popup.says(donePrivate)).toContain("Other members and visitors can't see it.");
  await story.hasAsked(['tokens', 'member', 'leave', 'member'], 3);
  expect(await popup.buttons()).toEqual(['Undo', 'Join community']);
  await story.toolbarSays(tab, 'PRI', 'Private – Dana Levi on www.acme-club.test');
});

test('joining asks first, reads the site rule, and takes at most five requests', async ({ story }) => {
  const tab = await story.visit('acme', { as: 'Omer' });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is private.');
  await story.hasAsked(['tokens', 'member', 'rule']);
  await popup.press('Join community');
  expect(await popup.asks()).toContain('visible to other members and to visitors');
  await popup.answer('Join community');
  await popup.says(donePublic);
  await story.hasAsked(['tokens', 'member', 'rule', 'join', 'member'], 3);
  await story.toolbarSays(tab, 'PUB', 'Public – Omer Katz on www.acme-club.test');
});

test('the reading after a write carries the consistency header, so it sees through replication lag', async ({
  story,
}) => {
  story.site('acme').replicationLagMs = 60_000;
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  await story.leftAlone(() => popup.change('Leave community'));
  await popup.says(donePrivate);
  const last = story.mock.requests.at(-1);
  expect(last?.step).toBe('member');
  expect(last?.headers['x-wix-consistent']).toBeTruthy();
});

test('Undo opens the ordinary question and takes the change back', async ({ story }) => {
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  await popup.change('Leave community');
  await popup.says(donePrivate);
  await popup.change('Undo', 'Join community');
  await popup.says(donePublic);
  expect(story.writes()).toEqual(['leave', 'join']);
});

test('F6: Cancel changes nothing, and the focus is back where it was', async ({ story }) => {
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  await popup.press('Leave community');
  await popup.asks();
  expect(await popup.focused()).toBe('Cancel');
  await popup.answer('Cancel');
  await expect.poll(() => popup.question()).toBeUndefined();
  expect(await popup.headline()).toBe('Your profile is public.');
  expect(await popup.focused()).toBe('Leave community');
  expect(story.writes()).toEqual([]);
});

test('F6: Escape changes nothing', async ({ story }) => {
  const tab = await story.visit('acme', { as: 'Dana' });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await popup.press('Leave community');
  await popup.asks();
  await popup.popup.press('Escape');
  if (story.browser.name === 'firefox') {
    // Firefox closes the whole popup, whatever the page says to the key.
    await expect.poll(() => popup.popup.isOpen()).toBe(false);
    await (await story.openPopup(tab)).says('Your profile is public.');
  } else {
    await expect.poll(() => popup.question()).toBeUndefined();
    expect(await popup.headline()).toBe('Your profile is public.');
    expect(await popup.focused()).toBe('Leave community');
  }
  expect(story.writes()).toEqual([]);
});

test('E1: a double click on the confirmation sends one POST', async ({ story }) => {
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  await popup.press('Leave community');
  await popup.asks();
  const confirm = `[...document.querySelectorAll('[role=alertdialog] button')].find((b) => b.textContent === 'Leave community')`;
  story.confirmed += 1;
  await story.leftAlone(() => popup.popup.evaluate(`(${confirm}.click(), ${confirm}?.click(), true)`));
  await popup.says(donePrivate);
  expect(story.writes()).toEqual(['leave']);
});

test('Changing… is shown while the change is at work, with nothing to press', async ({ story }) => {
  const { hold, release } = held();
  story.mock.fault({ site: 'acme', step: 'leave', hold });
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  await popup.change('Leave community');
  await popup.says('Changing…');
  expect(await popup.buttons()).toEqual([]);
  release();
  await popup.says(donePrivate);
});

for (const afterMs of [0, 10, 100, 1000]) {
  test(`E4: a popup closed ${afterMs} ms after the click: the change goes on, the next popup tells, the one after shows the plain state`, async ({
    story,
  }) => {
    const { hold, release } = held();
    story.mock.fault({ site: 'acme', step: 'leave', hold });
    const tab = await story.visit('acme', { as: 'Dana' });
    const popup = await story.openPopup(tab);
    await popup.says('Your profile is public.');
    await popup.change('Leave community');
    await new Promise((resolve) => setTimeout(resolve, afterMs)); // The case itself, not a wait for something.
    await popup.close();
    release();
    // A change may take so long in all.
    const timeout = 15_000;
    await expect.poll(() => story.site('acme').member('Dana').privacyStatus, { timeout }).toBe('PRIVATE');
    const next = await story.openPopup(tab);
    await next.says(donePrivate);
    await next.close();
    const third = await story.openPopup(tab);
    await third.says('Your profile is private.');
    expect(story.writes()).toEqual(['leave']);
  });
}

test('E12: already so: changed elsewhere since it was shown, nothing is sent', async ({ story }) => {
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  story.site('acme').member('Dana').privacyStatus = 'PRIVATE';
  await story.leftAlone(() => popup.change('Leave community'));
  expect(await popup.says('Already private.')).toContain('Nothing was changed.');
  expect(await popup.buttons()).toEqual(['Join community']);
  expect(story.writes()).toEqual([]);
});

test('another member is logged in by now: nothing is sent', async ({ story }) => {
  const tab = await story.visit('acme', { as: 'Dana' });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await tab.evaluate(`fetch(${JSON.stringify(story.site('acme').logInUrl('Ruth'))}).then(() => true)`);
  await story.leftAlone(() => popup.change('Leave community'));
  expect(await popup.says("You're now logged in as someone else.")).toContain('Nothing was changed.');
  expect(await popup.who()).toContain('Ruth Adler');
  expect(await popup.buttons()).toEqual(['Leave community']);
  expect(story.writes()).toEqual([]);
  await popup.close();
  await (await story.openPopup(tab)).says('Your profile is public.');
});

test('E11: the session has ended by now: nothing is sent', async ({ story }) => {
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  story.site('acme').endSessions();
  await story.leftAlone(() => popup.change('Leave community'));
  expect(await popup.says('Your login on this site has ended.')).toContain('Nothing was changed.');
  expect(await popup.buttons()).toEqual(['Try again', 'Copy details']);
  expect(story.writes()).toEqual([]);
});

test('E9: a tab that shows another page by now: nothing is sent', async ({ story }) => {
  const tab = await story.visit('yoga', { as: 'Noa' });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is private.');
  await popup.press('Join community');
  await popup.asks();
  story.visited.add(story.site('dance').key);
  await tab.evaluate(`(location.href = ${JSON.stringify(story.site('dance').url('/'))}, true)`);
  await expect.poll(() => tab.url()).toBe(story.site('dance').url('/'));
  expect(await popup.headline()).toBe('Your profile is private.');
  await story.leftAlone(() => popup.answer('Join community'));
  expect(await popup.says('This tab shows another page now.')).toContain('Nothing was changed.');
  expect(story.writes()).toEqual([]);
});

test('E2: two windows change the same member: one after the other, the second sees the first', async ({
  story,
}) => {
  const first = await story.visit('acme', { as: 'Dana' });
  const second = await story.go(story.site('acme').url('/about'));
  const { hold, release } = held();
  story.mock.fault({ site: 'acme', step: 'leave', hold });
  const inFirst = await story.openPopup(first);
  await inFirst.says('Your profile is public.');
  await inFirst.change('Leave community');
  await expect.poll(() => story.writes()).toEqual(['leave']);
  await inFirst.close();
  const inSecond = await story.openPopup(second);
  await inSecond.says('Your profile is public.');
  await story.leftAlone(() => inSecond.change('Leave community'));
  await inSecond.says('Changing…');
  release();
  expect(await inSecond.says('Already private.')).toContain('Nothing was changed.');
  expect(story.writes()).toEqual(['leave']);
});
