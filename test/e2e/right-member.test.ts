import { readCookies } from '../mock-wix/cookies.ts';
import { badgeTraces } from './badge-traces.ts';
import { checkHeld } from './check-held.ts';
import { expect, test } from './fixture.ts';
import { held } from './held.ts';
import { leaveHeld } from './leave-held.ts';
import { openIn, type Place } from './place.ts';
import { privateRecords } from './private-records.ts';
import type { Story } from './story.ts';

const isPublic = 'Your profile is public.';
const isPrivate = 'Your profile is private.';
const donePublic = 'Done. Wix confirms the profile is now public.';
const donePrivate = 'Done. Wix confirms the profile is now private.';
const onlyElsewhere = 'Switch it in a normal window: it would be remembered here.';
const key = 'www.acme-club.test';

/** The sessions that the requests since then were made with. */
function sessionsSince(story: Story, before: number): Set<string | undefined> {
  const requests = story.mock.requests.slice(before);
  return new Set(requests.map(({ headers }) => readCookies(headers.cookie).get('smSession')));
}

/** Whether the browser has no such place; then it must say so, or a story of it would be told nowhere unnoticed. */
async function isMissing({ browser }: Story, place: Place): Promise<boolean> {
  if (place !== 'container' || browser.hasContainers) return false;
  await expect(openIn(browser, place, 'about:blank')).rejects.toThrow('Chromium has no containers.');
  return true;
}

for (const place of ['private window', 'container'] as const) {
  test(`F2: another member in a ${place}: each is shown and changed where they are, the other one is untouched`, async ({
    story,
  }) => {
    if (await isMissing(story, place)) return;
    const [dana, omer] = [story.site('acme').member('Dana'), story.site('acme').member('Omer')];
    const usual = await story.visit('acme', { as: 'Dana' });
    const other = await story.visit('acme', { as: 'Omer', place });

    const there = await story.openPopup(other);
    await there.says(isPrivate);
    expect(await there.who()).toEqual(['Omer Katz', omer.loginEmail]);
    await there.change('Join community');
    await there.says(donePublic);
    expect([dana.privacyStatus, omer.privacyStatus]).toEqual(['PUBLIC', 'PUBLIC']);
    await there.close();
    const sessionsThere = sessionsSince(story, 0);

    const before = story.steps().length;
    const here = await story.openPopup(usual);
    await here.says(isPublic);
    expect(await here.who()).toEqual(['Dana Levi', dana.loginEmail]);
    await here.change('Leave community');
    await here.says(donePrivate);
    expect([dana.privacyStatus, omer.privacyStatus]).toEqual(['PRIVATE', 'PUBLIC']);
    await here.close();
    const sessionsHere = sessionsSince(story, before);

    expect([sessionsThere.size, sessionsHere.size]).toEqual([1, 1]);
    expect(sessionsThere).not.toEqual(sessionsHere);
    await story.toolbarSays(usual, 'PRI', `Private – Dana Levi on ${key}`);
    await story.toolbarSays(other, 'PUB', `Public – Omer Katz on ${key}`);
    const again = await story.openPopup(other);
    await again.says(isPublic);
    expect(await again.who()).toEqual(['Omer Katz', omer.loginEmail]);
    expect(story.writes()).toEqual(['join', 'leave']);
  });

  test(`F2: a site whose badge is on: in a ${place} it says how the member there is seen`, async ({
    story,
  }) => {
    if (await isMissing(story, place)) return;
    const path = '/account/my-account';
    const usual = await story.visit('acme', { as: 'Dana', path });
    await story.allowBadge(usual);
    await story.pageBadgeSays(usual, 'Public');

    const other = await story.visit('acme', { as: 'Omer', path, place });
    await story.pageBadgeSays(other, 'Private');
    const there = await story.openPopup(other);
    await there.says(isPrivate);
    await expect.poll(() => there.isBadgeOn()).toBe(true);
    await there.change('Join community');
    await there.says(donePublic);
    await there.close();
    await story.pageBadgeSays(other, 'Public');
    await story.toolbarSays(other, 'PUB', `Public – Omer Katz on ${key}`);

    await usual.bringToFront();
    const here = await story.openPopup(usual);
    await here.says(isPublic);
    await here.change('Leave community');
    await here.says(donePrivate);
    await here.close();
    await story.pageBadgeSays(usual, 'Private');
    await story.pageBadgeSays(other, 'Public');
  });
}

test('F2: in a private window the badge is not switched: that would be remembered', async ({ story }) => {
  const usual = await story.visit('acme', { as: 'Dana' });
  const other = await story.visit('acme', { as: 'Omer', place: 'private window' });
  const off = await story.openPopup(other);
  await off.says(isPrivate);
  await expect.poll(() => off.badgeHindrance()).toBe(onlyElsewhere);
  expect(await off.isBadgeOn()).toBe(false);
  await off.switchBadge();
  expect(await off.isBadgeOn()).toBe(false);
  await off.close();

  await story.allowBadge(usual);
  const before = await badgeTraces(story.browser);
  const on = await story.openPopup(other);
  await on.says(isPrivate);
  await expect.poll(() => on.isBadgeOn()).toBe(true);
  expect(await on.badgeHindrance()).toBe(onlyElsewhere);
  await on.switchBadge();
  await on.change('Join community');
  await on.says(donePublic);
  expect(await on.isBadgeOn()).toBe(true);
  expect(await badgeTraces(story.browser)).toEqual(before);
});

test.describe('in a profile nobody used before', () => {
  test.use({ profile: 'untouched' });

  test('F2: nothing of a private session lasts, and the next one knows nothing of it', async ({ story }) => {
    const site = story.site('studio');
    const { id, slug } = site.member('Shira');
    await story.visit('acme', { as: 'Dana' });
    const tab = await story.visit('studio', { as: 'Shira', place: 'private window' });
    const popup = await story.openPopup(tab);
    await popup.says(isPublic);
    story.mock.fault({ site: 'studio', step: 'leave', ignoreWrite: true });
    await popup.change('Leave community');
    await popup.says('The change was sent, but Wix still shows the old state.');
    expect(await privateRecords(story.browser)).toEqual(['change', 'tab']);
    await popup.close();
    const cookies = [...sessionsSince(story, 0)].flatMap((cookie) => cookie ?? []);
    expect(cookies).toHaveLength(1);
    story.onlyPrivate.push(site.key, `people/${slug}`, id, ...cookies);
    await story.close(tab);
    // Chromium tells nobody who is left that a private session has ended; until the next one, memory still holds it.
    const left = story.browser.name === 'firefox' ? [] : ['change', 'tab'];
    await expect.poll(() => privateRecords(story.browser)).toEqual(left);

    const next = await story.openPopup(await story.visit('acme', { as: 'Omer', place: 'private window' }));
    await next.says(isPrivate);
    expect(await privateRecords(story.browser)).toEqual(['tab']);
  });
});

test('F2: a change interrupted in a private window is told there, and is nothing to the normal windows', async ({
  story,
}) => {
  const { tab, popup, release } = await leaveHeld(story, {}, 'private window');
  await popup.close();
  const usual = await story.visit('acme', { as: 'Dana' });
  await story.browser.killBackground();
  release();
  await expect.poll(() => story.site('acme').member('Dana').privacyStatus).toBe('PRIVATE');

  const here = await story.openPopup(usual);
  await here.says(isPrivate);
  await here.close();
  expect(await privateRecords(story.browser)).toContain('change');
  const there = await story.openPopup(tab);
  await there.says(donePrivate);
  await there.close();
  await (await story.openPopup(tab)).says(isPrivate);
  expect(story.writes()).toEqual(['leave']);
});

test('F2: interrupted in a private window before it was sent: it is told there, and nobody sends it', async ({
  story,
}) => {
  const usual = await story.visit('acme', { as: 'Ruth' });
  const { tab, popup, release } = await checkHeld(story, 'private window');
  await popup.close();
  await story.browser.killBackground();
  release();

  const here = await story.openPopup(usual);
  await here.says(isPublic);
  await here.close();
  const next = await story.leftAlone(() => story.openPopup(tab));
  expect(await next.says('Interrupted.')).toContain('Nothing was changed.');
  expect(story.writes()).toEqual([]);
});

test('E3: two windows, two sites of one host: changed at the same time, each member on their own', async ({
  story,
}) => {
  const noa = story.site('yoga').member('Noa');
  const lior = story.site('dance').member('Lior');
  const yoga = await story.visit('yoga', { as: 'Noa' });
  const dance = await story.visit('dance', { as: 'Lior', place: 'window' });

  const onDance = await story.openPopup(dance);
  await onDance.says(isPublic);
  expect(await onDance.who()).toEqual(['Lior Peretz', lior.loginEmail]);
  const { hold, release } = held();
  story.mock.fault({ site: 'dance', step: 'leave', hold });
  await onDance.change('Leave community');
  await expect.poll(() => story.writes()).toEqual(['leave']);
  await onDance.close();

  const onYoga = await story.openPopup(yoga);
  await onYoga.says(isPrivate);
  expect(await onYoga.who()).toEqual(['Noa Shahar', noa.loginEmail]);
  await onYoga.change('Join community');
  await onYoga.says(donePublic);
  expect([noa.privacyStatus, lior.privacyStatus]).toEqual(['PUBLIC', 'PUBLIC']);
  await onYoga.close();

  release();
  const again = await story.openPopup(dance);
  await again.says(donePrivate);
  expect([noa.privacyStatus, lior.privacyStatus]).toEqual(['PUBLIC', 'PRIVATE']);
  const sentTo = story.mock.requests.filter(({ method }) => method === 'POST').map(({ site }) => site);
  expect(sentTo).toEqual([story.site('dance').key, story.site('yoga').key]);
});
