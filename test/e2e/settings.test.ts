import manifest from '../../manifest.json' with { type: 'json' };
import { badgeTraces } from './badge-traces.ts';
import { expect, test } from './fixture.ts';
import { HistoryView } from './history-view.ts';
import { hindrances } from './narrow.ts';
import { SettingsView } from './settings-view.ts';

const badges = 'Sites with a badge';
const cookies = 'Sites whose session cookie may be read';

test('F6: the sites whose badge is on are listed, and switched off there: the badge goes, and the access', async ({
  story,
}) => {
  const acme = await story.visit('acme', { as: 'Dana', path: '/profile/dana/profile' });
  const yoga = await story.visit('yoga', { as: 'Maya' });
  const settings = new SettingsView(await story.browser.openOwnPage('settings.html', yoga));
  await settings.lists(badges, []);
  expect(await settings.text()).toContain('No site yet.');
  await story.allowBadge(acme);
  await story.allowBadge(yoga);
  const [ofAcme, ofYoga] = [story.site('acme').key, story.site('yoga').key];
  await settings.lists(badges, [ofYoga, ofAcme].sort());

  await settings.press(`Remove: ${ofAcme}`);
  await settings.lists(badges, [ofYoga]);
  expect(await settings.focused()).toBe(badges);
  await settings.page.setWidth(320);
  expect(await hindrances(settings.page)).toEqual([]);
  await story.pageBadgeSays(acme, undefined);
  await expect
    .poll(async () => (await badgeTraces(story.browser)).hosts)
    .toEqual([new URL(story.site('yoga').url('/')).host]);
  const popup = await story.openPopup(acme);
  await popup.says('Your profile is public.');
  expect(await popup.isBadgeOn()).toBe(false);
  await popup.close();
  await settings.press(`Remove: ${ofYoga}`);
  await settings.lists(badges, []);
  await settings.page.close();
});

test('C7: a site whose cookie may be read is listed, and no longer read once it is removed', async ({
  story,
}) => {
  story.site('acme').bindingRequired = true;
  const tab = await story.visit('acme', { as: 'Dana' });
  const { key } = story.site('acme');
  const popup = await story.openPopup(tab);
  await popup.says("You're not logged in to this site.");
  await popup.press('Try again');
  await popup.says("Wix didn't say who is logged in.");
  await story.browser.answerPrompt('allow', key, () => popup.press('Allow and try again'));
  await popup.says('Your profile is public.');
  await popup.close();

  const settings = new SettingsView(await story.browser.openOwnPage('settings.html', tab));
  await settings.lists(cookies, [key]);
  await settings.press(`Remove: ${key}`);
  await settings.lists(cookies, undefined);
  expect(await settings.focused()).toBe('Settings');
  await expect.poll(async () => (await badgeTraces(story.browser)).hosts).toEqual([]);
  const given = `(globalThis.browser ?? chrome).permissions.contains({ permissions: ['cookies'] })`;
  expect(await story.browser.evaluateInBackground(given)).toBe(false);
  await settings.page.close();
  await (await story.openPopup(tab)).says("You're not logged in to this site.");
});

test('the history is switched off in the settings as on its own page; each permission is told in plain words', async ({
  story,
}) => {
  const tab = await story.visit('acme', { as: 'Dana' });
  const page = await story.browser.openOwnPage('settings.html', tab);
  const history = new HistoryView(page);
  await history.says('Keep a history');
  await history.switchKeeping();
  await expect.poll(() => history.isKept()).toBe(false);
  const list = new HistoryView(await story.browser.openOwnPage('history.html', tab));
  await list.says('No history is kept.');
  await list.page.close();
  const { permissions, optional_permissions, optional_host_permissions, version } = manifest;
  const settings = new SettingsView(page);
  expect((await settings.permissions()).sort()).toEqual(
    [...permissions, ...optional_permissions, ...optional_host_permissions].sort(),
  );
  expect(await settings.text()).toContain(`Version ${version}.`);
  await page.close();
});

test('a private window says that its settings are those of the normal ones, and has none to press', async ({
  story,
}) => {
  const tab = await story.visit('acme', { as: 'Dana', place: 'private window' });
  const settings = new SettingsView(await story.browser.openOwnPage('settings.html', tab));
  expect(await settings.text()).toContain('Settings are changed in a normal window');
  expect(await settings.page.evaluate(`document.querySelectorAll('button, input').length`)).toBe(0);
  await settings.page.close();
});
