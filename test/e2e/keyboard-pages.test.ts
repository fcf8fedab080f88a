import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tab } from './browser.ts';
import { expect, test } from './fixture.ts';
import { HistoryView } from './history-view.ts';
import { focused, tabThrough } from './keyboard.ts';
import { SettingsView } from './settings-view.ts';
import type { Story } from './story.ts';

/** The member who is logged in in this tab leaves. */
async function leave(story: Story, tab: Tab): Promise<void> {
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await story.leftAlone(() => popup.change('Leave community'));
  await popup.says('Done. Wix confirms the profile is now private.');
  await popup.close();
}

test('F6: the history by keys alone: a site is chosen, the changes are saved, taken back, cleared', async ({
  story,
}) => {
  const acme = await story.visit('acme', { as: 'Dana' });
  await leave(story, acme);
  const yoga = await story.visit('yoga', { as: 'Maya' });
  await leave(story, yoga);
  const [ofAcme, ofYoga] = [story.site('acme').key, story.site('yoga').key];
  const page = await story.browser.openOwnPage('history.html', yoga);
  const history = new HistoryView(page);
  const sites = () =>
    page.evaluate(`[...document.querySelectorAll('tbody tr')].map(({ cells }) => cells[1].textContent)`);
  await expect.poll(sites).toEqual([ofYoga, ofAcme]);

  await tabThrough(page, ['Site']);
  await page.press('ArrowDown');
  await expect.poll(sites).toEqual([[ofAcme, ofYoga].sort()[0]]);
  await page.press('ArrowUp');
  await expect.poll(sites).toEqual([ofYoga, ofAcme]);

  await tabThrough(page, ['Export as CSV', 'Clear history']);
  await page.press('Enter');
  await history.says('Every change of every site is forgotten');
  expect(await focused(page)).toMatchObject({ name: 'Cancel', isSeen: true, isInQuestion: true });
  await page.press('Escape');
  await expect.poll(() => focused(page)).toMatchObject({ name: 'Clear history', isInQuestion: false });
  expect(await sites()).toEqual([ofYoga, ofAcme]);

  await page.press('Shift+Tab');
  const folder = await mkdtemp(join(tmpdir(), 'member-visibility-saved-'));
  try {
    await story.browser.saveTo(folder);
    await page.press('Enter');
    const saved = async () => (await readdir(folder)).filter((name) => name.endsWith('.csv'));
    await expect.poll(saved).toEqual(['member-visibility-changes.csv']);
  } finally {
    await rm(folder, { recursive: true });
  }

  const undo = await page.evaluate<string[]>(
    `[...document.querySelectorAll('.undo')].map((b) => b.ariaLabel)`,
  );
  expect(undo).toHaveLength(2);
  await tabThrough(page, ['Clear history', ...undo, 'Keep a history']);
  await page.press('Shift+Tab');
  const asking = story.viewOf(await story.browser.ownWindowOpenedBy(() => page.press('Enter')), acme);
  await asking.asks();
  expect(await focused(asking.popup)).toMatchObject({ name: 'Cancel', isSeen: true, isInQuestion: true });
  await asking.close();

  for (let times = 0; times < 2; times++) await page.press('Shift+Tab');
  expect((await focused(page)).name).toBe('Clear history');
  await page.press(' ');
  await history.says('Every change of every site is forgotten');
  await tabThrough(page, ['Clear history']);
  await page.press('Enter');
  await history.says('No changes yet.');
  // The list is empty a moment before the question is gone.
  const after = { name: 'Clear history', isSeen: true, isInQuestion: false };
  await expect.poll(() => focused(page)).toMatchObject(after);
  await page.close();
});

test('F6: the settings by keys alone: a site is removed, the history switched off, the help reached', async ({
  story,
}) => {
  const tab = await story.visit('acme', { as: 'Dana' });
  await story.allowBadge(tab);
  const { key } = story.site('acme');
  const page = await story.browser.openOwnPage('settings.html', tab);
  const settings = new SettingsView(page);
  await settings.lists('Sites with a badge', [key]);
  await tabThrough(page, [`Remove: ${key}`]);
  await story.leftAlone(() => page.press('Enter'));
  await settings.lists('Sites with a badge', []);
  expect((await focused(page)).name).toBe('Sites with a badge');
  await tabThrough(page, ['Keep a history']);
  await page.press(' ');
  const history = new HistoryView(page);
  await expect.poll(() => history.isKept()).toBe(false);
  expect((await focused(page)).name).toBe('Keep a history');
  await tabThrough(page, ['All changes', 'All members', 'How it works']);
  await page.close();
});

test('F6: the help by keys alone: its way to the settings is reached', async ({ story }) => {
  const page = await story.browser.openOwnPage('help.html', await story.visit('acme'));
  await expect.poll(() => page.evaluate(`document.querySelectorAll('a').length`)).toBe(1);
  await tabThrough(page, ['Settings']);
  await page.close();
});
