import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { api, asOwner } from './as-owner.ts';
import { expect, test } from './fixture.ts';
import { MembersView } from './members-view.ts';
import { poll } from './poll.ts';

test('from the popup an owner comes to all members of the site, whom they see whole: private, pending and blocked ones, too', async ({
  story,
}) => {
  const site = story.site('acme');
  const [first, second] = site.members;
  if (first) Object.assign(first, { status: 'PENDING' });
  if (second) Object.assign(second, { status: 'BLOCKED', activityStatus: 'MUTED' });
  story.visited.add(api);
  const tab = await story.visit('acme');
  const popup = await story.openPopup(tab);
  await popup.says("You're not logged in to this site.");
  const page = await story.browser.ownWindowOpenedBy(() => popup.pressBelow('All members'));
  const view = new MembersView(page);
  await view.fill(undefined, story.mock.owner.key);
  expect(await view.filled()).toEqual([site.metaSiteId, story.mock.owner.key]);
  await story.browser.answerPrompt('allow', api, () => view.press('Show members'));
  await view.says(`These are all: ${site.members.length}.`);
  await view.says('Anyone may see public profiles');

  const shown = (await view.rows()).map((row) => [
    row.Member,
    row['Set to'],
    row['Who sees the profile'],
    row['Account status'],
  ]);
  const words = { PUBLIC: 'Public', PRIVATE: 'Private', UNKNOWN: 'Unknown' };
  const statuses = {
    APPROVED: 'Approved',
    PENDING: 'Waiting for approval',
    BLOCKED: 'Blocked',
    OFFLINE: 'Guest author',
    UNKNOWN: 'Unknown',
  };
  const expected = site.members.map(({ nickname, privacyStatus, status, activityStatus }) => [
    nickname,
    words[privacyStatus],
    status !== 'APPROVED' ? 'Unknown' : privacyStatus === 'PUBLIC' ? 'Anyone' : 'Nobody else',
    activityStatus === 'MUTED' ? `${statuses[status]}, muted` : statuses[status],
  ]);
  expect(shown.sort()).toEqual(expected.sort());
  // The popup found the site in a tab; each row leads to the member's page there, and no key stops at a hundred links.
  const pages = site.members.map(({ name }) => `${site.profileUrl(name)} noreferrer _blank -1`);
  expect((await view.profiles()).sort()).toEqual(pages.sort());
  await view.says('A profile can be opened from here, not made private');
  await page.evaluate(`document.addEventListener('click', (event) => {
    if (event.target.localName !== 'a') return;
    globalThis.opened = event.target.href;
    event.preventDefault();
  })`);
  await page.clickElement(`document.querySelector('[role=gridcell]')`);
  await page.press('Enter');
  await page.press('End');
  await expect.poll(async () => (await view.activeCell()).text).toBe('Open profile');
  expect(await page.evaluate('globalThis.opened ?? null')).toBe(null);
  await page.press('Enter');
  expect(pages).toContain(`${await page.evaluate('globalThis.opened')} noreferrer _blank -1`);
  // After a link, too, the keys go on from there.
  await page.press('Home');
  await page.clickElement(`document.querySelector('[role=row][aria-rowindex="3"] a')`);
  await page.press('ArrowDown');
  await expect.poll(() => view.activeCell()).toMatchObject({ text: 'Open profile', row: 4 });
  expect(await view.text()).not.toContain('@');
  await view.switchEmails();
  for (const { loginEmail } of site.members) await view.says(loginEmail);
  await page.close();
});

test('G1: what is wrong with site or key is said beside them, and nothing was asked; so it is where the browser gives no access', async ({
  story,
}) => {
  const tab = await story.visit('acme');
  const view = new MembersView(await story.browser.openOwnPage('members.html', tab));
  await view.fill('acme', story.mock.owner.key);
  await view.press('Show members');
  await view.says("That isn't a site ID");
  await view.fill(story.site('acme').metaSiteId, 'two words');
  await view.press('Show members');
  await view.says("That isn't an API key");
  if (story.browser.answersPrompts.includes('deny')) {
    await view.fill(undefined, story.mock.owner.key);
    await story.browser.answerPrompt('deny', api, () => view.press('Show members'));
    await view.says('The browser gave no access to www.wixapis.com');
    expect(await view.filled()).toEqual([story.site('acme').metaSiteId, story.mock.owner.key]);
  }
  expect(story.mock.requests.filter(({ site }) => site === api)).toEqual([]);
  await view.page.close();
});

test('Wix picks, searches and sorts; what is counted and shown is what came', async ({ story }) => {
  const { view, all } = await asOwner(story, 230);
  await view.says(`These are all: ${all}.`);
  expect(await view.rowCount()).toBe(all + 1);
  const counts = await view.counts();
  await view.choose('Show', 'Private');
  await view.says(`These are all: ${counts.Private}.`);
  expect(new Set((await view.rows()).map((row) => row['Set to']))).toEqual(new Set(['Private']));
  await view.choose('Show', 'Public, no log-in known');
  await view.says(`These are all: ${counts['Public, no log-in known']}.`);
  expect(new Set((await view.rows()).map((row) => `${row['Set to']} ${row['Last log-in']}`))).toEqual(
    new Set(['Public –']),
  );
  await view.choose('Show', 'Blocked');
  await view.says(`These are all: ${counts.Blocked}.`);
  await view.choose('Show', 'Everyone');
  await view.choose('Order', 'By name');
  await view.search('dana');
  await view.says('These are all: ');
  expect((await view.rows()).map((row) => row.Member)).toContain('Dana Levi');
  await view.search('nobody is called so');
  await view.says('No member fits.');
  await view.page.close();
});

test('G2: a key that is taken back in mid-load: what was loaded stays, and it goes on from there with another', async ({
  story,
}) => {
  const { owner } = story.mock;
  const site = story.site('acme');
  let go = () => {};
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  const first = story.mock.fault({ site: 'acme', step: 'owner-query', hold: held });
  const { view, all } = await asOwner(story, 230);
  await expect.poll(() => story.mock.requests.filter(({ step }) => step === 'owner-query').length).toBe(1);
  first();
  const second = story.mock.fault({
    site: 'acme',
    step: 'owner-query',
    status: 401,
    body: '{"message":"","details":{}}',
  });
  go();
  await view.says("Stopped at 100 members. Wix doesn't accept this key.");
  await view.says('What was loaded is still here.');
  second();
  await view.press('Forget key');
  await expect.poll(() => view.filled()).toEqual([site.metaSiteId, '']);
  expect(await view.rowCount()).toBe(101);
  await view.fill(undefined, owner.key);
  await story.browser.answerPrompt('allow', api, () => view.press('Show members'));
  await view.says(`These are all: ${all}.`);
  const offsets = story.mock.requests.flatMap(({ step, body }) =>
    step === 'owner-query' ? [JSON.parse(body).query.paging.offset] : [],
  );
  expect(offsets).toEqual([0, 100, 100, 200]);
  await view.page.close();
});

test('G3: asked to slow down, it waits that long and goes on by itself', async ({ story }) => {
  story.mock.fault({
    site: 'acme',
    step: 'owner-query',
    times: 1,
    status: 429,
    body: '{"message":"","details":{}}',
    headers: { 'retry-after': '2' },
  });
  const { view, all } = await asOwner(story, 230);
  await view.says('It goes on by itself in');
  await view.says(`These are all: ${all}.`);
  const [first, second] = story.mock.requests.filter(({ site }) => site === api);
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(2000);
  await view.page.close();
});

test('stopped, it asks for nothing until it is told to go on, and goes on from there', async ({ story }) => {
  let go = () => {};
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  const release = story.mock.fault({ site: 'acme', step: 'owner-rule', hold: held });
  const { view, all } = await asOwner(story, 230);
  await view.says(`100 of ${all} members so far`);
  await view.press('Stop');
  await view.says('Stopped at 100 members.');
  release();
  go();
  await view.press('Go on');
  await view.says(`These are all: ${all}.`);
  expect(await view.rowCount()).toBe(all + 1);
  await view.page.close();
});

test('the keys lead through the cells, and each that they lead to can be seen', async ({ story }) => {
  const { view, all } = await asOwner(story, 2000);
  await view.says(`These are all: ${all.toLocaleString('en')}.`);
  await view.page.clickElement(`document.querySelector('[role=gridcell]')`);
  const presses: [key: string, row: number][] = [
    ['ArrowDown', 3],
    ['ArrowDown', 4],
    ['ArrowUp', 3],
    ['Home', 3],
  ];
  for (const [key, row] of presses) {
    await view.page.press(key);
    await expect.poll(() => view.activeCell()).toMatchObject({ row, isSeen: true });
  }
  for (let times = 0; times < 30; times++) await view.page.press('PageDown');
  await expect.poll(async () => (await view.activeCell()).isSeen).toBe(true);
  expect((await view.activeCell()).row).toBeGreaterThan(100);
  // However many there are, the page holds only those in sight and a few more.
  expect((await view.rows()).length).toBeLessThan(60);
  await view.page.close();
});

test('what is shown is saved as a file: without e-mail addresses as long as they are not shown', async ({
  story,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'member-visibility-saved-'));
  try {
    await story.browser.saveTo(folder);
    const { view, all } = await asOwner(story, 150);
    await view.says(`These are all: ${all}.`);
    const saved = (name: string, end: string) =>
      poll(name, async () => {
        const text = (await readdir(folder)).includes(name) && (await readFile(join(folder, name), 'utf8'));
        return text !== false && text.endsWith(end) && text;
      });
    await view.press('Export as CSV');
    const csv = await saved('members.csv', '\r\n');
    expect(csv.split('\r\n')).toHaveLength(all + 2);
    expect(csv).not.toContain('@');
    await view.switchEmails();
    await view.press('Export as JSON');
    const members: unknown = JSON.parse(await saved('members.json', '\n]\n'));
    expect(members).toHaveLength(all);
    for (const { id, loginEmail, privacyStatus } of story.site('acme').members)
      expect(members).toContainEqual(expect.objectContaining({ id, loginEmail, privacyStatus }));
    await view.page.close();
  } finally {
    await rm(folder, { recursive: true });
  }
});
