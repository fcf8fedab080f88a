import { expect } from '@playwright/test';
import type { Tab } from './browser.ts';

/** The browser's own Back, to this address; the browser may bring the page back as it was left. */
export async function goBack(tab: Tab, url: string): Promise<void> {
  await tab.evaluate('(setTimeout(() => history.back()), true)');
  await expect.poll(() => tab.url(), { message: 'the page before', intervals: [20] }).toBe(url);
  await expect
    .poll(() => tab.evaluate('document.readyState'), { message: 'the page before, whole' })
    .toBe('complete');
}
