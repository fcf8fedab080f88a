import { expect, test } from './fixture.ts';

const reading = ['tokens', 'member', 'rule', 'query'];

test("on somebody else's profile the popup says whose it is, whether the member sees it, and asks what visitors see", async ({
  story,
}) => {
  const site = story.site('acme');
  site.rule.publicMemberVisibility = 'VISIBLE_TO_MEMBERS_ONLY';
  const tab = await story.visit('acme', { as: 'Dana', path: '/profile/ruth/profile' });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public to members.');
  await expect.poll(() => popup.whoseProfile()).toBe("This page shows Ruth Adler's profile. You can see it.");
  await story.hasAsked(reading);
  expect(await popup.who()).toEqual(['Dana Levi', site.member('Dana').loginEmail]);
  await story.leftAlone(() => popup.checkAsVisitor('Check as a visitor'));
  await expect.poll(() => popup.visitorAnswer()).toBe("Visitors can't see this profile.");
  const asVisitor = story.mock.requests.filter(({ headers }) => headers.cookie === undefined);
  expect(asVisitor.map(({ step }) => step)).toEqual(['tokens', 'query']);
  expect(JSON.parse(asVisitor[1]?.body ?? '')).toMatchObject({
    query: { filter: { 'profile.slug': 'ruth' } },
  });

  site.rule.publicMemberVisibility = 'VISIBLE_TO_ALL';
  await story.leftAlone(() => popup.checkAsVisitor('Check again'));
  await expect.poll(() => popup.visitorAnswer()).toBe('Visitors can see this profile.');
  await popup.change('Leave community');
  await popup.says('Done. Wix confirms the profile is now private.');
  expect(site.member('Ruth').privacyStatus).toBe('PUBLIC');
  expect(await popup.whoseProfile()).toBe("This page shows Ruth Adler's profile. You can see it.");
});

for (const [who, path, named] of [
  ['private', '/profile/omer/profile', 'omer'],
  ['nobody', '/profile/no-such-member/profile', 'no-such-member'],
] as const) {
  test(`a profile that is ${who}'s can't be told apart: it is not visible to the member, and no more is said`, async ({
    story,
  }) => {
    const popup = await story.openPopup(await story.visit('acme', { as: 'Dana', path }));
    await popup.says('Your profile is public.');
    await expect
      .poll(() => popup.whoseProfile())
      .toBe(
        `This page is for the profile of ${named}. You can't see it: it is private or blocked, or there is no such member.`,
      );
    await story.leftAlone(() => popup.checkAsVisitor('Check as a visitor'));
    await expect.poll(() => popup.visitorAnswer()).toBe("Visitors can't see this profile.");
  });
}

test("where that can't be found out it is said, and nothing else suffers; own profiles ask nothing more", async ({
  story,
}) => {
  const site = story.site('acme');
  const ruth = site.member('Ruth');
  const tab = await story.visit('acme', { as: 'Dana', path: `/profile/${ruth.id}/profile` });
  const end = story.mock.fault({ site: 'acme', step: 'query', status: 500 });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await expect.poll(() => popup.whoseProfile()).toContain("We couldn't find out whether you can see it.");
  end();
  await popup.close();
  const next = await story.openPopup(tab);
  await expect.poll(() => next.whoseProfile()).toContain("Ruth Adler's profile. You can see it.");
  await next.close();
  for (const path of ['/profile/dana/profile', `/profile/${site.member('Dana').id}/profile`]) {
    await tab.goto(site.url(path));
    const before = story.steps().length;
    const own = await story.openPopup(tab);
    await own.says('Your profile is public.');
    await story.hasAsked(['tokens', 'member', 'rule'], before);
    expect(await own.whoseProfile()).toBe('');
    await own.close();
  }
});

test("the badge on somebody else's profile says whether the member sees it, and follows from one to the next", async ({
  story,
}) => {
  const site = story.site('acme');
  const tab = await story.visit('acme', { as: 'Dana', path: '/profile/ruth/profile' });
  await story.allowBadge(tab);
  await story.pageBadgeSays(tab, 'Visible to you: Ruth Adler');
  await story.toolbarSays(tab, 'PUB', `Public – Dana Levi on ${site.key}`);
  await tab.evaluate(`(history.pushState({}, '', '/profile/yossi/profile'), true)`);
  await story.pageBadgeSays(tab, 'Not visible to you: yossi');
  await tab.evaluate(`(history.pushState({}, '', '/profile/dana/profile'), true)`);
  await story.pageBadgeSays(tab, 'Public');
});

test('a window of its own follows the page from one profile to the next', async ({ story }) => {
  const tab = await story.visit('acme', { as: 'Dana', path: '/profile/ruth/profile' });
  const popup = await story.openPopup(tab);
  // Before that the button still moves.
  await expect.poll(() => popup.whoseProfile()).toContain("Ruth Adler's profile. You can see it.");
  const own = await story.openInWindow(popup, tab);
  await expect.poll(() => own.whoseProfile()).toContain("Ruth Adler's profile. You can see it.");
  await tab.evaluate(`(history.pushState({}, '', '/profile/omer/profile'), true)`);
  await expect.poll(() => own.whoseProfile()).toContain("the profile of omer. You can't see it");
  await story.leftAlone(() => own.checkAsVisitor('Check as a visitor'));
  await expect.poll(() => own.visitorAnswer()).toBe("Visitors can't see this profile.");
});
