import type { Tab } from './browser.ts';
import type { FirefoxSession } from './firefox-session.ts';
import { poll } from './poll.ts';

/** Works offline, as the menu entry says, or online again; resolves when the tab's page knows. */
export async function setOffline(session: FirefoxSession, isOffline: boolean, tab: Tab): Promise<void> {
  await session.run('the network to change', 'Services.io.offline = isOffline;', { isOffline });
  await poll('the page to know of the network', () =>
    tab.evaluate<boolean>(`navigator.onLine !== ${isOffline}`),
  );
}
