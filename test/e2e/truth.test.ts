import { expect, test } from './fixture.ts';
import { held } from './held.ts';
import { leaveHeld } from './leave-held.ts';

const donePrivate = 'Done. Wix confirms the profile is now private.';
const notConfirmed = 'The change was sent, but Wix still shows the old state.';

test('a site rule that arrives after a change does not bring the old state back', async ({ story }) => {
  const { hold, release } = held();
  story.mock.fault({ site: 'acme', step: 'rule', hold });
  const tab = await story.visit('acme', { as: 'Dana' });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await popup.change('Leave community');
  await popup.says(donePrivate);
  release();
  // Two more messages after the answer, background and popup have both had it.
  await expect.poll(() => story.mock.requests.every(({ isOver }) => isOver)).toBe(true);
  for (const changeId of ['first', 'second']) await popup.popup.evaluate(message(changeId));
  await popup.says(donePrivate);
});

const message = (changeId: string) =>
  `(globalThis.browser ?? chrome).runtime.sendMessage({ name: 'outcome:seen', question: { changeId: '${changeId}', outcome: 'confirmed', view: 'any' } }).then(() => true)`;

test('changed back elsewhere before anybody saw the end: the popup tells the state it reads, not the old news', async ({
  story,
}) => {
  const { tab, popup, release } = await leaveHeld(story);
  await popup.close();
  release();
  await story.toolbarSays(tab, 'PRI', 'Private – Dana Levi on www.acme-club.test');
  story.site('acme').member('Dana').privacyStatus = 'PUBLIC';
  await (await story.openPopup(tab)).says('Your profile is public.');
});

test('a change settled in one window is not called interrupted in the other', async ({ story }) => {
  const second = await story.visit('acme', { path: '/about' });
  const { tab: first, popup, release } = await leaveHeld(story);
  await popup.close();
  await story.browser.killBackground();
  await first.reload();
  release();
  await expect.poll(() => story.site('acme').member('Dana').privacyStatus).toBe('PRIVATE');
  const inSecond = await story.openPopup(second);
  await inSecond.says(donePrivate);
  await inSecond.close();
  await (await story.openPopup(first)).says('Your profile is private.');
});

test('a change that was not confirmed is told to who closed the popup before', async ({ story }) => {
  const { tab, popup, release } = await leaveHeld(story, { ignoreWrite: true });
  await popup.close();
  release();
  await story.toolbarSays(tab, '!', `Needs attention – ${notConfirmed}`);
  const next = await story.openPopup(tab);
  await next.says(notConfirmed);
  await next.close();
  const last = await story.leftAlone(() => story.openPopup(tab));
  await last.says('Your profile is public.');
});

test('the toolbar never names a member on a page of somebody else', async ({ story }) => {
  const { hold, release } = held();
  story.mock.fault({ site: 'acme', step: 'rule', hold });
  const tab = await story.visit('acme', { as: 'Dana' });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await popup.close();
  await tab.goto(story.site('plain').url('/'));
  release();
  const again = await story.openPopup(tab);
  await again.says("This isn't a Wix site.");
  await again.close();
  await story.toolbarSays(tab, '', 'Member Visibility');
});

test('C13: Wix ends the session on the write itself: signed out, and nothing was changed', async ({
  story,
}) => {
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  const { hold, release } = held();
  story.mock.fault({
    site: 'acme',
    step: 'leave',
    status: 401,
    body: '{"message":"expired","details":{}}',
    hold,
  });
  await popup.change('Leave community');
  await expect.poll(() => story.writes()).toEqual(['leave']);
  story.site('acme').endSessions();
  // What the site answered to the write, no other background learns.
  await story.leftAlone(async () => release());
  expect(await popup.says('Your login on this site has ended.')).toContain('Nothing was changed.');
  expect(story.writes()).toEqual(['leave']);
});

test('B7: a site that cannot be reached at all', async ({ story }) => {
  const tab = await story.visit('acme', { as: 'Dana' });
  const broken = story.site('acme').url('/broken');
  story.mock.servePage(broken, { html: '', drop: true });
  await tab.evaluate(`(location.href = ${JSON.stringify(broken)}, true)`);
  // The navigation itself may break the question off.
  const address = () => tab.evaluate<string>('document.documentURI').catch(() => '');
  await expect.poll(address).toMatch(/^(chrome-error:|about:neterror)/);
  // Only right after the click it is certain that the page is an error page.
  const popup = await story.leftAlone(() => story.openPopup(tab));
  await popup.says('There is no connection to this site.');
});

test('a page that is still loading is read as it stands', async ({ story }) => {
  const { hold, release } = held();
  const script = story.site('acme').url('/slow.js');
  story.mock.servePage(script, { html: '', headers: { 'content-type': 'text/javascript' }, hold });
  const tab = await story.visit('acme');
  story.site('acme').alterPage = (html) =>
    html.replace('</body>', `<script src="${script}"></script></body>`);
  await tab.evaluate(
    `(location.href = ${JSON.stringify(story.site('acme').logInUrl('Dana', '/slow'))}, true)`,
  );
  await expect.poll(() => tab.url()).toBe(story.site('acme').url('/slow'));
  await (await story.openPopup(tab)).says('Your profile is public.');
  release();
});
