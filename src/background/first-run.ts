import { browser, type Runtime } from '../shared/browser.ts';
import { isOwnJar } from '../shared/stored.ts';

/**
 * Shows how it works to somebody who has just installed it; not after an update, and not to who loads it unpacked, which
 * is done again and again by people who work on it.
 */
export async function showHelpOnce({ reason }: Runtime.OnInstalledDetailsType): Promise<void> {
  if (reason !== 'install' || !isOwnJar('normal')) return;
  const { installType } = await browser.management.getSelf();
  if (installType === 'development') return;
  await browser.tabs.create({ url: browser.runtime.getURL('help.html') });
}
