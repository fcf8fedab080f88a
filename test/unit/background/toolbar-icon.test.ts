import { expect, test } from '@playwright/test';
import { setToolbarIcon } from '../../../src/background/toolbar-icon.ts';

type Runtime = { lastError?: { message: string } };

const { chrome } = globalThis as { chrome?: unknown };
test.afterEach(() => void Object.assign(globalThis, { chrome }));

/** Chromium as it is: whoever does not read `lastError` in the callback finds an error in the console. */
function chromium(tabs: number[]): { logged: string[] } {
  const logged: string[] = [];
  const runtime: Runtime = {};
  const setIcon = ({ tabId }: { tabId: number }, done: () => void = () => {}) => {
    let isRead = tabs.includes(tabId);
    const message = `No tab with id: ${tabId}.`;
    const get = () => {
      if (tabs.includes(tabId)) return undefined;
      isRead = true;
      return { message };
    };
    Object.defineProperty(runtime, 'lastError', { configurable: true, get });
    done();
    if (!isRead) logged.push(`Unchecked runtime.lastError: ${message}`);
    return Promise.resolve();
  };
  Object.assign(globalThis, { chrome: { action: { setIcon }, runtime } });
  return { logged };
}

test('the icon of a tab that is there', async () => {
  const { logged } = chromium([7]);
  await setToolbarIcon(7, { 16: 'icons/idle-16.png' });
  expect(logged).toEqual([]);
});

test('a tab that was closed meanwhile: the caller hears of it, the console does not', async () => {
  const { logged } = chromium([7]);
  await expect(setToolbarIcon(8, { 16: 'icons/idle-16.png' })).rejects.toThrow('No tab with id: 8.');
  expect(logged).toEqual([]);
});
