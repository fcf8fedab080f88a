import { expect, test } from '@playwright/test';
import { extensionOrigin, fakeBrowser } from '../fake-browser.ts';

const { openInWindow, tabInQuestion } = await import('../../../src/popup/own-window.ts');

const tab = { id: 7, index: 0, highlighted: true, active: true, pinned: false, incognito: false };

/** A page of ours at this address; one tab is open, and in front. */
function page(search: string) {
  const asked: unknown[] = [];
  Object.assign(globalThis, { location: { search } });
  fakeBrowser.tabs.query = async (filter) => {
    asked.push(filter);
    return [tab];
  };
  fakeBrowser.tabs.get = async (id) => {
    asked.push(id);
    if (id !== tab.id) throw new Error(`No tab with id: ${id}.`);
    return tab;
  };
  return asked;
}

for (const search of ['', '?', '?tabs=7', '?x=1']) {
  test(`at popup.html${search} the tab in front is in question`, async () => {
    const asked = page(search);
    expect(await tabInQuestion()).toEqual({ tab, isOwnWindow: false });
    expect(asked).toEqual([{ active: true, currentWindow: true }]);
  });
}

test('no tab is in front: there is none in question', async () => {
  page('');
  fakeBrowser.tabs.query = async () => [];
  expect(await tabInQuestion()).toEqual({ tab: undefined, isOwnWindow: false });
});

for (const search of ['?tab=7', '?x=1&tab=7', '?tab=007', '?tab=7&tab=8']) {
  test(`at popup.html${search} that tab is in question`, async () => {
    const asked = page(search);
    expect(await tabInQuestion()).toEqual({ tab, isOwnWindow: true });
    expect(asked).toEqual([7]);
  });
}

const garbage = [
  '',
  '-7',
  '%2B7',
  '7.0',
  '1e3',
  '0x7',
  ' 7',
  '7%0A',
  'NaN',
  'x',
  '__proto__',
  '٧',
  '9'.repeat(16),
];
for (const named of garbage) {
  test(`?tab=${named} names no tab, and the browser is not asked`, async () => {
    const asked = page(`?tab=${named}`);
    expect(await tabInQuestion()).toEqual({ tab: undefined, isOwnWindow: true });
    expect(asked).toEqual([]);
  });
}

for (const named of ['8', '0', '9'.repeat(15)]) {
  test(`?tab=${named} names a tab that is closed`, async () => {
    const asked = page(`?tab=${named}`);
    expect(await tabInQuestion()).toEqual({ tab: undefined, isOwnWindow: true });
    expect(asked).toEqual([Number(named)]);
  });
}

for (const incognito of [false, true]) {
  test(`a window of its own, for a ${incognito ? 'private' : 'normal'} tab: opened, and the popup closes`, async () => {
    const done: unknown[] = [];
    Object.assign(globalThis, { window: { close: () => done.push('close') } });
    fakeBrowser.windows.create = async (window) => {
      done.push(window);
      return {};
    };
    await openInWindow({ ...tab, incognito });
    expect(done).toMatchObject([
      { url: `${extensionOrigin}/popup.html?tab=7`, type: 'popup', incognito },
      'close',
    ]);
  });
}

test('a window that could not be opened leaves the popup as it is', async () => {
  const done: unknown[] = [];
  Object.assign(globalThis, { window: { close: () => done.push('close') } });
  fakeBrowser.windows.create = () => Promise.reject(new Error('no'));
  await expect(openInWindow(tab)).rejects.toThrow('no');
  expect(done).toEqual([]);
});
