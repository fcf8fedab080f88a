import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tab } from './browser.ts';
import { expect, test } from './fixture.ts';
import { HistoryView } from './history-view.ts';
import { hindrances } from './narrow.ts';
import type { PopupView } from './popup-view.ts';
import type { Story } from './story.ts';

const done = (status: 'public' | 'private') => `Done. Wix confirms the profile is now ${status}.`;

/** The member who is logged in in this tab leaves, and the popup stays open. */
async function left(story: Story, tab: Tab): Promise<PopupView> {
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await popup.change('Leave community');
  await popup.says(done('private'));
  return popup;
}

test('what was changed here is listed in the popup, and taken back from there by the ordinary question', async ({
  story,
}) => {
  const tab = await story.visit('acme', { as: 'Dana' });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await popup.openRecentChanges();
  expect(await popup.popup.evaluate(`document.querySelector('.recent').innerText`)).toContain(
    'No changes yet. Changes made here are listed on this computer only.',
  );
  await popup.change('Leave community');
  await popup.says(done('private'));
  await expect.poll(() => popup.recentChanges()).toEqual(['Dana Levi: Public → Private']);
  await popup.close();

  const next = await story.openPopup(tab);
  await next.says('Your profile is private.');
  await next.openRecentChanges();
  await next.pressBelow('Undo this change');
  expect(await next.asks()).toContain('Join the community?');
  await next.answer('Join community');
  await next.says(done('public'));
  await expect
    .poll(() => next.recentChanges())
    .toEqual(['Dana Levi: Private → Public', 'Dana Levi: Public → Private']);
  expect(story.writes()).toEqual(['leave', 'join']);
});

test('all changes: listed by site on a page of their own, taken back in the tab of their member, cleared', async ({
  story,
}) => {
  const yoga = await story.visit('yoga', { as: 'Maya' });
  await (await left(story, yoga)).close();
  const acme = await story.visit('acme', { as: 'Omer' });
  const second = await story.openPopup(acme);
  await second.says('Your profile is private.');
  await second.change('Join community');
  await second.says(done('public'));
  await second.openRecentChanges();
  expect(await second.recentChanges()).toHaveLength(1);
  const page = await story.browser.ownWindowOpenedBy(() => second.pressBelow('All changes'));
  const history = new HistoryView(page);
  const [ofOmer, ofMaya] = [
    {
      site: story.site('acme').key,
      member: 'Omer Katz',
      change: 'Private → Public',
      outcome: 'Confirmed by Wix',
    },
    {
      site: story.site('yoga').key,
      member: story.site('yoga').member('Maya').nickname,
      change: 'Public → Private',
      outcome: 'Confirmed by Wix',
    },
  ];
  await history.lists([ofOmer, ofMaya]);
  await history.choose(story.site('yoga').key);
  await history.lists([ofMaya]);
  expect(await history.sites()).toEqual(['All sites', ofMaya.site, ofOmer.site].sort());
  await page.setWidth(320);
  expect(await hindrances(page)).toEqual([]);
  // Firefox tells where the text comes from, Chromium the text.
  const heads = `[...document.querySelectorAll('tbody td')].map((cell) =>
    getComputedStyle(cell, '::before').content.replace('attr(data-head) "', '"' + cell.dataset.head))`;
  expect(await page.evaluate(heads)).toEqual(
    ['When', 'Site', 'Member', 'Change', 'How it ended'].map((head) => `"${head}: "`),
  );

  const own = story.viewOf(
    await story.browser.ownWindowOpenedBy(() => history.press('Undo this change')),
    yoga,
  );
  expect(await own.asks()).toContain('Join the community?');
  await own.answer('Join community');
  await own.says(done('public'));
  await own.close();
  await history.lists([
    { ...ofMaya, change: 'Private → Public' },
    { ...ofMaya, outcome: 'Undone later' },
  ]);
  expect(story.writes()).toEqual(['leave', 'join', 'join']);

  await history.choose('All sites');
  await history.press('Clear history');
  await history.press('Cancel');
  await history.lists([
    { ...ofMaya, change: 'Private → Public' },
    ofOmer,
    { ...ofMaya, outcome: 'Undone later' },
  ]);
  await history.press('Clear history');
  await history.press('Clear history');
  await history.says('No changes yet.');
  await page.close();
});

test('where no tab shows the member any more, the page says how a change can be taken back', async ({
  story,
}) => {
  const tab = await story.visit('acme', { as: 'Dana' });
  await (await left(story, tab)).close();
  const other = await story.visit('yoga');
  await story.close(tab);
  const page = await story.browser.openOwnPage('history.html', other);
  const history = new HistoryView(page);
  await history.press('Undo this change');
  await history.says(`Open ${story.site('acme').key} in a tab as this member`);
  expect(story.writes()).toEqual(['leave']);
  await page.close();
});

test('without a history nothing is listed; a private window neither lists nor shows any', async ({
  story,
}) => {
  const tab = await story.visit('acme', { as: 'Dana' });
  const page = await story.browser.openOwnPage('history.html', tab);
  const history = new HistoryView(page);
  await history.says('No changes yet.');
  await history.switchKeeping();
  await expect.poll(() => history.isKept()).toBe(false);
  const popup = await left(story, tab);
  expect(await popup.recentChanges()).toEqual([]);
  await popup.close();
  await history.switchKeeping();
  await expect.poll(() => history.isKept()).toBe(true);
  await history.says('No changes yet.');

  const hidden = await story.visit('yoga', { as: 'Maya', place: 'private window' });
  const inPrivate = await left(story, hidden);
  expect(await inPrivate.popup.evaluate(`document.querySelector('.recent')`)).toBe(null);
  await inPrivate.close();
  await history.says('No changes yet.');
  await page.close();
});

test('the changes are saved as a file that spreadsheets read as UTF-8 and never as a formula', async ({
  story,
}) => {
  const dana = story.site('acme').member('Dana');
  dana.nickname = '=HYPERLINK("https://bank.example"), דנה';
  const tab = await story.visit('acme', { as: 'Dana' });
  await (await left(story, tab)).close();
  const page = await story.browser.openOwnPage('history.html', tab);
  const folder = await mkdtemp(join(tmpdir(), 'member-visibility-saved-'));
  try {
    await story.browser.saveTo(folder);
    await new HistoryView(page).press('Export as CSV');
    const saved = async () => (await readdir(folder)).filter((name) => name.endsWith('.csv'));
    await expect.poll(saved).toEqual(['member-visibility-changes.csv']);
    const read = () => readFile(join(folder, 'member-visibility-changes.csv'), 'utf8');
    await expect.poll(read).toContain('\r\n"');
    const [head, row, end] = (await read()).split('\r\n');
    expect(head).toBe(
      '\ufeff"time","site","setting","member id","nickname","from","to","outcome","undone later"',
    );
    expect(row).toMatch(/^"\d{4}-\d\d-\d\dT[\d:.]+Z",/);
    const name = `'=HYPERLINK(""https://bank.example""), דנה`;
    expect(row).toContain(
      `,"www.acme-club.test","privacyStatus","${dana.id}","${name}","PUBLIC","PRIVATE","confirmed","no"`,
    );
    expect(end).toBe('');
  } finally {
    await rm(folder, { recursive: true });
  }
  await page.close();
});
