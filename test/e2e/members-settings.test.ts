import { asOwner } from './as-owner.ts';
import { expect, test } from './fixture.ts';
import { held } from './held.ts';
import { HistoryView } from './history-view.ts';
import { MembersView } from './members-view.ts';
import type { Story } from './story.ts';

const hidden = 'Change to: Public profiles are turned off';

/** Says yes to the question that is open. */
async function sayYes(story: Story, view: MembersView): Promise<void> {
  story.confirmed += 1;
  await view.press('Change');
}

test('an owner turns public profiles off for all: they are asked first, told how many it hides, and can take it back', async ({
  story,
}) => {
  const site = story.site('acme');
  const isPublic = site.members.filter(({ privacyStatus }) => privacyStatus === 'PUBLIC').length;
  site.rule.publicMemberVisibility = 'VISIBLE_TO_MEMBERS_ONLY';
  const { view, all } = await asOwner(story);
  await view.says(`These are all: ${all}.`);
  await view.openSettings();
  await view.says('publicMemberCandidates: ANYONE, publicMemberVisibility: VISIBLE_TO_MEMBERS_ONLY');
  await view.press(hidden);
  expect(await view.asks()).toContain(`Public profiles that will be hidden: ${isPublic}.`);
  expect(story.writes()).toEqual([]);
  await view.press('Cancel');
  await view.press(hidden);
  await view.asks();
  await sayYes(story, view);
  await view.says('Done. Wix confirms the change.');
  expect(site.rule).toMatchObject({
    publicMemberCandidates: 'NO_ONE',
    publicMemberVisibility: 'VISIBLE_TO_MEMBERS_ONLY',
    revision: 2,
  });
  expect(new Set((await view.rows()).map((row) => row['Who sees the profile']))).toEqual(
    new Set(['Nobody else']),
  );

  await view.press('Undo');
  expect(await view.asks()).toContain(
    `Public profiles that members who are logged in will see again: ${isPublic}. Visitors won't.`,
  );
  await sayYes(story, view);
  await view.says('publicMemberCandidates: ANYONE, publicMemberVisibility: VISIBLE_TO_MEMBERS_ONLY');
  expect(story.writes()).toEqual(['owner-set-rule', 'owner-set-rule']);
  await view.page.close();

  const [tab] = story.tabs;
  if (!tab) throw new Error('There is no tab.');
  const history = new HistoryView(await story.browser.openOwnPage('history.html', tab));
  await history.says('Site rule: Only members may see public profiles → Public profiles are turned off');
  await history.says('Site rule: Public profiles are turned off → Only members may see public profiles');
  await history.says(site.metaSiteId);
  await history.says('Undone later');
  await history.follow('Undo this change');
  const again = new MembersView(history.page);
  expect(await again.asks()).toContain(`Public profiles that will be hidden: ${isPublic}.`);
  await again.says('publicMemberCandidates: ANYONE');
  await again.press('Cancel');
  expect(story.writes()).toEqual(['owner-set-rule', 'owner-set-rule']);
  await again.page.close();
});

test('G4: changed by somebody else while the question is open: nothing is changed, what holds now is read, and it is asked anew', async ({
  story,
}) => {
  const site = story.site('acme');
  const { view } = await asOwner(story);
  await view.openSettings();
  const { hold, release } = held();
  const end = story.mock.fault({ site: 'acme', step: 'owner-rule', hold, times: 1 });
  await view.press(hidden);
  await view.says('Looking at this site…');
  // Whoever closes the settings meanwhile sees the question all the same.
  await view.page.clickElement(`document.querySelector('summary')`);
  release();
  end();
  expect(await view.asks()).toContain(site.metaSiteId);
  expect(
    await view.page.evaluate(`document.querySelector('dialog').getBoundingClientRect().height > 0`),
  ).toBe(true);
  Object.assign(site.rule, { publicMemberVisibility: 'VISIBLE_TO_MEMBERS_ONLY', revision: 7 });
  await sayYes(story, view);
  await expect
    .poll(() => view.asks())
    .toContain('Somebody else has changed it meanwhile, so nothing was changed here.');
  expect(site.rule).toMatchObject({ publicMemberCandidates: 'ANYONE', revision: 7 });
  await sayYes(story, view);
  await view.says('Done. Wix confirms the change.');
  expect(site.rule).toMatchObject({ publicMemberCandidates: 'NO_ONE', revision: 8 });
  await view.page.close();
});

test('what new members start with is changed, too; a key that may only look is refused, and nothing is in the history', async ({
  story,
}) => {
  const site = story.site('acme');
  const { view } = await asOwner(story);
  await view.openSettings();
  await view.press('Change to: Public');
  expect(await view.asks()).toContain('starts with a public profile');
  await sayYes(story, view);
  await view.says('Done. Wix confirms the change.');
  expect(site.defaultPrivacy).toEqual({ defaultPrivacy: 'PUBLIC', revision: 2 });

  story.mock.owner.mayWrite = false;
  await view.press(hidden);
  await view.asks();
  await sayYes(story, view);
  await view.says('Wix refuses this.');
  expect(site.rule).toMatchObject({ publicMemberCandidates: 'ANYONE', revision: 1 });
  const kept = `(async () => (await (globalThis.browser ?? chrome).storage.local.get('history')).history.settings.map(({ setting, to, outcome }) => ({ setting, to, outcome })))()`;
  expect(await story.browser.evaluateInBackground(kept)).toEqual([
    { setting: 'default', to: 'PUBLIC', outcome: 'confirmed' },
  ]);
  await view.page.close();
});
