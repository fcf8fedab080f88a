import { expect, test } from './fixture.ts';

const sees = 'Visitors can see this profile.';
const seesNot = "Visitors can't see this profile.";
const odd = "By what Wix says they shouldn't.";

test("what visitors see is found out when asked, without the member's session, which stays as it is", async ({
  story,
}) => {
  const tab = await story.visit('acme', { as: 'Dana' });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await story.hasAsked(['tokens', 'member', 'rule']);
  expect(await popup.visitorAnswer()).toBe('Do visitors see this profile?');
  const cookies = story.mock.requests[0]?.headers.cookie;
  expect(cookies).toContain('smSession=');

  await story.leftAlone(() => popup.checkAsVisitor('Check as a visitor'));
  await expect.poll(() => popup.visitorAnswer()).toBe(sees);
  const asVisitor = story.mock.requests.filter(({ headers }) => headers.cookie === undefined);
  expect(asVisitor.map(({ step }) => step)).toEqual(['tokens', 'query']);
  expect(story.steps().filter((step) => step === 'query')).toHaveLength(1);

  await popup.change('Leave community');
  await popup.says('Done. Wix confirms the profile is now private.');
  await expect.poll(() => popup.visitorAnswer()).toBe('Do visitors see this profile?');
  await story.leftAlone(() => popup.checkAsVisitor('Check as a visitor'));
  await expect.poll(() => popup.visitorAnswer()).toBe(seesNot);
  expect(story.writes()).toEqual(['leave']);
  const before = story.steps().length;
  await popup.close();
  await (await story.openPopup(tab)).says('Your profile is private.');
  expect(story.mock.requests[before]?.headers.cookie).toBe(cookies);
});

test('a profile for members only: visitors do not see it, and that fits', async ({ story }) => {
  story.site('acme').rule.publicMemberVisibility = 'VISIBLE_TO_MEMBERS_ONLY';
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public to members.');
  await story.leftAlone(() => popup.checkAsVisitor('Check as a visitor'));
  await expect.poll(() => popup.visitorAnswer()).toBe(seesNot);
});

test('what visitors see and what Wix says do not fit: that is said; a check that fails is no verdict', async ({
  story,
}) => {
  const acme = story.site('acme');
  const popup = await story.openPopup(await story.visit('acme', { as: 'Omer' }));
  await popup.says('Your profile is private.');
  await expect.poll(() => story.steps().at(-1)).toBe('rule');
  const check = (name: 'Check as a visitor' | 'Check again') =>
    story.leftAlone(() => popup.checkAsVisitor(name));

  let end = story.mock.fault({ site: 'acme', step: 'query', status: 500 });
  await check('Check as a visitor');
  await expect.poll(() => popup.visitorAnswer()).toBe("Couldn't check as a visitor.");
  expect(await popup.headline()).toBe('Your profile is private.');
  end();

  const body = JSON.stringify({ members: [{ id: acme.member('Omer').id }] });
  end = story.mock.fault({ site: 'acme', step: 'query', status: 200, body });
  await check('Check again');
  await expect.poll(() => popup.visitorAnswer()).toContain(`${sees} ${odd}`);
  end();

  await check('Check again');
  await expect.poll(() => popup.visitorAnswer()).toBe(seesNot);
  expect(story.writes()).toEqual([]);
});
