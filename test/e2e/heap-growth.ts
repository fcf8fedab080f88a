import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@playwright/test';
import type { ExtensionBrowser } from './browser.ts';

/**
 * By how many bytes the background's heap grows while `act` is done: at most, as far as looks every 50 ms tell, and for
 * good. It must be the same background all the time; a new one would not know what it was told to remember.
 */
export async function heapGrowth(
  browser: ExtensionBrowser,
  act: () => Promise<void>,
): Promise<{ most: number; left: number }> {
  await browser.evaluateInBackground('(globalThis.isTheSame = true)');
  const before = await browser.heapOfBackground('collected');
  let highest = before;
  let isDone = false;
  const look = async () => {
    for (; !isDone; await pause(50)) {
      highest = Math.max(highest, await browser.heapOfBackground('as it is'));
    }
  };
  const done = act().finally(() => {
    isDone = true;
  });
  await Promise.all([done, look()]);
  const after = await browser.heapOfBackground('collected');
  expect(await browser.evaluateInBackground('globalThis.isTheSame === true')).toBe(true);
  return { most: highest - before, left: after - before };
}
