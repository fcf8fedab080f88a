import { ownPages } from '../pages/page-folder.ts';
import { expect, test } from './fixture.ts';
import { held } from './held.ts';
import { PopupView } from './popup-view.ts';

const nothing = 'Nothing was changed.';
const isPrivate = 'Your profile is private.';

const accounts = [
  {
    status: 'PENDING',
    headline: 'This membership is waiting for approval.',
    text: 'The site owner has to approve it first.',
    badge: '!',
    title: 'Needs attention – This membership is waiting for approval.',
  },
  {
    status: 'BLOCKED',
    headline: 'This member is blocked.',
    text: 'Only the site owner can unblock them.',
    badge: '!',
    title: 'Needs attention – This member is blocked.',
  },
  {
    status: 'OFFLINE',
    headline: "Wix lists this profile as a guest author's.",
    text: "Guest authors aren't part of the community",
    badge: '?',
    title: 'Unknown – Omer Katz on www.acme-club.test',
  },
] as const;
test("C12: an account that waits, is blocked or is a guest author's: said, and there is nothing to press", async ({
  story,
}) => {
  const tab = await story.visit('acme', { as: 'Omer' });
  for (const { status, headline, text, badge, title } of accounts) {
    await test.step(status, async () => {
      story.site('acme').member('Omer').status = status;
      const popup = await story.openPopup(tab);
      expect(await popup.says(headline)).toContain(text);
      await expect.poll(() => popup.details()).toHaveProperty('Site rule');
      expect(await popup.headline()).toBe(headline);
      expect(await popup.buttons()).toEqual([]);
      expect(await popup.details()).toMatchObject({ 'Account status': status, privacyStatus: 'PRIVATE' });
      await story.toolbarSays(tab, badge, title);
      await popup.close();
    });
  }
});

test('C12: a member who is blocked between seeing the state and confirming: nothing is sent', async ({
  story,
}) => {
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  story.site('acme').member('Dana').status = 'BLOCKED';
  await story.leftAlone(() => popup.change('Leave community'));
  const status = await popup.says('This member is blocked.');
  expect(status).toContain(nothing);
  expect(status).toContain('Only the site owner can unblock them.');
  expect(await popup.buttons()).toEqual([]);
  expect(story.writes()).toEqual([]);
});

test('C12: a muted member is told so beside the state, and can change all the same', async ({ story }) => {
  const muted = "This member is muted: they can't post, comment or like.";
  story.site('acme').member('Omer').activityStatus = 'MUTED';
  const tab = await story.visit('acme', { as: 'Omer' });
  const popup = await story.openPopup(tab);
  expect(await popup.says(isPrivate)).toContain(muted);
  await story.toolbarSays(tab, 'PRI', 'Private – Omer Katz on www.acme-club.test');
  expect((await popup.details()).Activity).toBe('MUTED');
  await popup.change('Join community');
  expect(await popup.says('Done. Wix confirms the profile is now public.')).toContain(muted);
});

test('C15: public profiles are turned off while the order to join is on its way: that is the reason', async ({
  story,
}) => {
  const { hold, release } = held();
  story.mock.fault({ site: 'acme', step: 'join', hold });
  const popup = await story.openPopup(await story.visit('acme', { as: 'Omer' }));
  await popup.says(isPrivate);
  await story.leftAlone(() => popup.change('Join community'));
  await expect.poll(() => story.writes()).toEqual(['join']);
  story.site('acme').rule.publicMemberCandidates = 'NO_ONE';
  release();
  const status = await popup.says(isPrivate);
  expect(status).toContain(nothing);
  expect(status).toContain('Public profiles are turned off');
  expect(await popup.buttons()).toEqual(['Join community']);
  const join = `document.querySelector('main > .controls button')`;
  expect(await popup.popup.evaluate(`${join}.getAttribute('aria-disabled')`)).toBe('true');
  await popup.popup.clickElement(join);
  expect(await popup.question()).toBeUndefined();
  expect(await popup.details()).toMatchObject({
    memberPrivacySettings: 'NO_ONE, VISIBLE_TO_ALL',
    'HTTP status': '428',
    'Wix error code': 'COMMUNITY_JOIN_IMPOSSIBLE',
  });
  expect(story.writes()).toEqual(['join']);
});

test('C15: joining is impossible and nothing says why: that is told', async ({ story }) => {
  const headline = "Wix won't let this member join the community.";
  const applicationError = { code: 'COMMUNITY_JOIN_IMPOSSIBLE', description: '', data: {} };
  const body = JSON.stringify({ message: 'no', details: { applicationError } });
  story.mock.fault({ site: 'acme', step: 'join', status: 428, body });
  const tab = await story.visit('acme', { as: 'Omer' });
  const popup = await story.openPopup(tab);
  await popup.says(isPrivate);
  await story.leftAlone(() => popup.change('Join community'));
  const status = await popup.says(headline);
  expect(status).toContain('It gave no reason.');
  expect(status).toContain(nothing);
  expect(await popup.buttons()).toEqual(['Copy details']);
  await story.toolbarSays(tab, '!', `Needs attention – ${headline}`);
  expect(story.writes()).toEqual(['join']);
});

test('a site that shows profiles to its members only: said so, and asked so', async ({ story }) => {
  const { rule } = story.site('acme');
  rule.publicMemberVisibility = 'VISIBLE_TO_MEMBERS_ONLY';
  const tab = await story.visit('acme', { as: 'Omer' });
  const popup = await story.openPopup(tab);
  await popup.says(isPrivate);
  await expect.poll(() => popup.details()).toHaveProperty('Site rule');
  await popup.press('Join community');
  const question = await popup.asks();
  expect(question).toContain('visible to other members');
  expect(question).not.toContain('visitors');
  await popup.answer('Join community');
  await popup.says('Done. Wix confirms the profile is now public.');
  await popup.close();
  const next = await story.openPopup(tab);
  expect(await next.says('Your profile is public to members.')).toContain('only to people who are logged in');
  await story.toolbarSays(tab, 'MEM', 'Public to members – Omer Katz on www.acme-club.test');
});

test('saved as public where the owner keeps every profile private: both are said', async ({ story }) => {
  story.site('acme').rule.publicMemberCandidates = 'NO_ONE';
  const alter = (answer: unknown) => {
    const { member } = answer as { member: object };
    return { member: { ...member, privacyStatus: 'PUBLIC' } };
  };
  story.mock.fault({ site: 'acme', step: 'member', alter });
  const tab = await story.visit('acme', { as: 'Dana' });
  const popup = await story.openPopup(tab);
  const status = await popup.says('Saved as public, but this site keeps all profiles private.');
  expect(status).toContain('The site owner turned public profiles off.');
  expect(await popup.buttons()).toEqual(['Leave community']);
  expect(await popup.details()).toMatchObject({ privacyStatus: 'PUBLIC' });
  await story.toolbarSays(tab, 'PRI', 'Private – Dana Levi on www.acme-club.test');
});

const unreadable: [file: string, says: string][] = [
  ['headless.html', "It's a Wix Headless site"],
  ['bolt-2019.html', 'until 2019'],
];
test("B5: a page that can't be read says why", async ({ story }) => {
  for (const [file, says] of unreadable) {
    await test.step(file, async () => {
      const page = ownPages.find((candidate) => candidate.file === file);
      if (!page) throw new Error(`there is no ${file}`);
      const url = `${page.servedAt}/`;
      story.mock.servePage(url, { html: page.html });
      const tab = await story.go(url);
      const popup = await story.openPopup(tab);
      expect(await popup.says("This Wix site can't be read.")).toContain(says);
      expect(await popup.buttons()).toEqual([]);
      await story.toolbarSays(tab, '', 'Member Visibility');
      expect(story.steps()).toEqual([]);
      await popup.close();
    });
  }
});

test('B5: a site without a Members Area: the visitor learns who can add it, and can try again', async ({
  story,
}) => {
  const headline = 'This Wix site has no Members Area.';
  const tab = await story.visit('brochure');
  const popup = await story.openPopup(tab);
  expect(await popup.says(headline)).toContain('The owner can add it from the Wix App Market.');
  expect(await popup.buttons()).toEqual(['Try again']);
  await story.toolbarSays(tab, '', 'Member Visibility');
  await popup.press('Try again');
  await story.hasAsked(['tokens', 'tokens']);
  await popup.says(headline);
});

test('Details hold everything Wix said, word for word', async ({ story }) => {
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  const { id, contactId } = story.site('acme').member('Dana');
  await expect
    .poll(() => popup.details())
    .toEqual({
      privacyStatus: 'PUBLIC',
      'Site rule': 'Anyone may see public profiles',
      memberPrivacySettings: 'ANYONE, VISIBLE_TO_ALL',
      'Account status': 'APPROVED',
      Activity: 'ACTIVE',
      'Member since': expect.stringContaining('2023'),
      'Last change to the member': expect.stringContaining('2025'),
      'Member id': id,
      'Contact id': contactId,
      'Profile page': 'https://www.acme-club.test/profile/dana/profile',
      'Request id': expect.stringMatching(/^\d+\.[\da-f]{16}$/),
    });
});

test('Details show words that this version does not know as Wix wrote them', async ({ story }) => {
  const news = { privacyStatus: 'FRIENDS_ONLY', status: 'ON_LEAVE', activityStatus: 'RESTING' };
  const alter = (answer: unknown) => {
    const { member } = answer as { member: object };
    return { member: { ...member, ...news } };
  };
  story.mock.fault({ site: 'acme', step: 'member', alter });
  story.mock.fault({
    site: 'acme',
    step: 'rule',
    status: 200,
    body: '{"memberPrivacySettings":{"publicMemberCandidates":"SOME","publicMemberVisibility":"<b>"}}',
  });
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says("Wix didn't say whether this profile is public.");
  await expect
    .poll(() => popup.details())
    .toMatchObject({
      privacyStatus: 'FRIENDS_ONLY',
      'Site rule': "Couldn't be read",
      memberPrivacySettings: 'SOME',
      'Account status': 'ON_LEAVE',
      Activity: 'RESTING',
    });
});

test('the tab of a window of its own is closed: it says so', async ({ story }) => {
  const tab = await story.visit('acme');
  const other = await story.go('https://control.test/');
  const id = await story.browser.tabId(tab);
  const popup = await story.browser.openOwnPage(`popup.html?tab=${id}`, other);
  const view = new PopupView(
    popup,
    async () => {},
    () => {},
  );
  await expect.poll(() => view.headline()).not.toBe('');
  await story.close(tab);
  await view.says('This tab is closed.');
  expect(await view.buttons()).toEqual([]);
});
