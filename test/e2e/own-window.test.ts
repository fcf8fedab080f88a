import type { Tab } from './browser.ts';
import { expect, test } from './fixture.ts';
import { held } from './held.ts';
import type { PopupView } from './popup-view.ts';
import type { Story } from './story.ts';

const isPublic = 'Your profile is public.';
const isPrivate = 'Your profile is private.';
const donePrivate = 'Done. Wix confirms the profile is now private.';
const clickAgain = 'Click the toolbar button again on this page.';
const isClosed = 'This tab is closed.';
const reading = ['tokens', 'member', 'rule'];

/** Only a click on the toolbar button lets anybody in. */
async function seenOnce(story: Story, tab: Tab): Promise<void> {
  const popup = await story.openPopup(tab);
  await popup.says(isPublic);
  await popup.close();
}

async function openWindowFor(story: Story, tab: Tab): Promise<{ toolbar: PopupView; own: PopupView }> {
  const toolbar = await story.openPopup(tab);
  await toolbar.says(isPublic);
  return { toolbar, own: await story.openInWindow(toolbar, tab) };
}

/** What the extension itself is told of where its page is. */
const linksBelow = `[...document.querySelectorAll('footer button')].map((button) => button.textContent)`;
const whereabouts = `(async () => {
  const { tabs, windows } = globalThis.browser ?? chrome;
  const { incognito, windowId } = await tabs.getCurrent();
  return { isPrivate: incognito, type: (await windows.get(windowId)).type };
})()`;

for (const place of ['window', 'private window'] as const) {
  const isInPrivate = place === 'private window';
  const links = isInPrivate ? ['Help'] : ['Help', 'All members'];

  test(`A7: in a tab of its own beside a ${place}: the same is shown, and can be changed`, async ({
    story,
  }) => {
    const tab = await story.visit('acme', { as: 'Dana', place });
    await seenOnce(story, tab);
    const own = await story.openOwnPage(tab);
    await own.says(isPublic);
    expect(await own.popup.evaluate(whereabouts)).toEqual({ isPrivate: isInPrivate, type: 'normal' });
    expect(await own.heading()).toBe('www.acme-club.test');
    expect(await own.who()).toEqual(['Dana Levi', story.site('acme').member('Dana').loginEmail]);
    expect(await own.popup.evaluate(linksBelow)).toEqual(links);
    await own.change('Leave community');
    expect(await own.says(donePrivate)).toContain("Other members and visitors can't see it.");
    await story.toolbarSays(tab, 'PRI', 'Private – Dana Levi on www.acme-club.test');
  });

  test(`"Open in a window" over a ${place}: a window like that one, which follows the tab`, async ({
    story,
  }) => {
    const tab = await story.visit('acme', { as: 'Dana', place });
    const { toolbar, own } = await openWindowFor(story, tab);
    await expect.poll(() => toolbar.popup.isOpen()).toBe(false);
    await own.says(isPublic);
    expect(await own.popup.evaluate(whereabouts)).toEqual({ isPrivate: isInPrivate, type: 'popup' });
    expect(await own.popup.evaluate(linksBelow)).toEqual(links);
    await (await story.browser.ownWindowOpenedBy(() => own.pressBelow('Help'))).close();
    expect(await own.popup.isOpen()).toBe(true);

    const again = await story.openPopup(tab);
    await again.says(isPublic);
    await again.change('Leave community');
    await again.says(donePrivate);
    await again.close();
    await own.says(donePrivate);
    await own.change('Undo', 'Join community');
    await own.says('Done. Wix confirms the profile is now public.');
    expect(story.writes()).toEqual(['leave', 'join']);
    await own.close();
  });
}

test('a page that nobody clicked the toolbar button on: it says what to do, and asks nobody', async ({
  story,
}) => {
  const own = await story.openOwnPage(await story.visit('acme', { as: 'Dana' }));
  await own.says(clickAgain);
  expect(story.steps()).toEqual([]);
});

test('the tab goes to another page of its site: where access is left, the window shows that page', async ({
  story,
}) => {
  const tab = await story.visit('acme', { as: 'Dana' });
  const { own } = await openWindowFor(story, tab);
  await own.says(isPublic);
  await tab.goto(story.site('acme').logInUrl('Omer', '/about'));
  if (story.browser.name === 'firefox') {
    await own.says(clickAgain);
    expect(await own.buttons()).toEqual([]);
    const popup = await story.openPopup(tab);
    await popup.says(isPrivate);
    await popup.close();
  }
  await own.says(isPrivate);
  expect((await own.who())[0]).toBe('Omer Katz');
});

test('the tab goes to another site: the window asks for a click, and shows the new site after it', async ({
  story,
}) => {
  const tab = await story.visit('acme', { as: 'Dana' });
  const { own } = await openWindowFor(story, tab);
  await own.says(isPublic);
  await tab.goto(story.site('studio').logInUrl('Shira'));
  await own.says(clickAgain);

  story.visited.add(story.site('studio').key);
  await seenOnce(story, tab);
  await own.says(isPublic);
  expect((await own.who())[0]).toBe('Shira Tal');
  await own.change('Leave community');
  await own.says(donePrivate);
  expect(story.site('acme').member('Dana').privacyStatus).toBe('PUBLIC');
});

test('the next page is slow to come: the window still notices when it is there', async ({ story }) => {
  const { hold, release } = held();
  const late = 'https://plain.test/late';
  story.mock.servePage(late, { html: '<p>Late</p>', hold });
  const tab = await story.visit('acme', { as: 'Dana' });
  const { own } = await openWindowFor(story, tab);
  await own.says(isPublic);
  const isLoading = `(globalThis.browser ?? chrome).tabs.get(${await story.browser.tabId(tab)}).then(({ status }) => status)`;
  await tab.evaluate(`(location.href = ${JSON.stringify(late)}, true)`);
  await expect.poll(() => story.browser.evaluateInBackground(isLoading)).toBe('loading');
  await own.says(isPublic);
  release();
  await own.says(clickAgain);
});

test('the tab is closed: the window says so, with nothing to press', async ({ story }) => {
  await story.visit('acme');
  const tab = await story.visit('acme', { as: 'Dana' });
  const { own } = await openWindowFor(story, tab);
  await own.says(isPublic);
  // The window's own reading after the toolbar's, to the last request of it.
  await story.hasAsked([...reading, ...reading]);
  await story.close(tab);
  await own.says(isClosed);
  expect(await own.buttons()).toEqual([]);
  await story.hasAsked([...reading, ...reading]);
});

test('E10: the tab is closed while it is being read: what comes late changes nothing', async ({ story }) => {
  const other = await story.visit('acme');
  const tab = await story.visit('acme', { as: 'Dana' });
  const toolbar = await story.openPopup(tab);
  await toolbar.says(isPublic);
  await story.hasAsked(['tokens', 'member', 'rule']);
  const { hold, release } = held();
  story.mock.fault({ site: 'acme', step: 'rule', hold, times: 1 });
  const own = await story.openInWindow(toolbar, tab);
  await story.hasAsked([...reading, ...reading]);
  await own.says(isPublic);
  await story.close(tab);
  await own.says(isClosed);
  release();
  // Whatever still came of the reading has come by the time another tab was read from the beginning.
  const popup = await story.openPopup(other);
  await popup.says(isPublic);
  await expect.poll(() => popup.details()).toHaveProperty('Site rule');
  await popup.close();
  expect(await own.headline()).toBe(isClosed);
  expect(await own.buttons()).toEqual([]);
});

test('a tab that is none: the window says that it is closed, and asks nobody', async ({ story }) => {
  const tab = await story.visit('acme', { as: 'Dana' });
  for (const id of ['999999', 'abc', '-1', '1e99', '']) {
    const own = await story.openOwnPage(tab, id);
    await own.says(isClosed);
    expect(await own.buttons(), `the buttons for ?tab=${id}`).toEqual([]);
    await own.close();
  }
  expect(story.steps()).toEqual([]);
});
