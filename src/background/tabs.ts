import { browser } from '../shared/browser.ts';
import { isOwnJar, storedTabState, tabOfStoredState } from '../shared/stored.ts';
import type { TabDocument, TabState } from '../wix/tab-state.ts';
import { type FoundTab, findTab } from './find-tab.ts';
import { showInPage } from './page-badge.ts';
import { showIconInToolbar, showInToolbar } from './toolbar.ts';

/** One look or change at work in a tab. Newer work in the same tab makes it late: it then shows nothing any more. */
export interface TabWork {
  readonly tab: FoundTab;
  isLate(): boolean;
  /** Makes `state` what toolbar, page badge and popup show, the popup last. Gives it back. */
  show<S extends TabState>(state: S): Promise<S>;
}

const newest = new Map<number, object>();

/** Starts work in a tab, about this document of it; whatever was at work there before is late from now on. */
export function beginWork(tab: FoundTab, document?: TabDocument): TabWork {
  const ticket = {};
  newest.set(tab.id, ticket);
  const isLate = () => newest.get(tab.id) !== ticket;
  return {
    tab,
    isLate,
    async show(state) {
      await showEverywhere(tab, document, state, isLate);
      return state;
    },
  };
}

/**
 * Shows a state in toolbar, page and popup, as long as nothing newer does. The popup is last of what says something: who is
 * told there asks no more, also where this background is ended before the rest is done.
 */
export async function showEverywhere(
  tab: FoundTab,
  document: TabDocument | undefined,
  state: TabState,
  isLate: () => boolean = () => false,
): Promise<void> {
  // A closed tab has no button, and what was kept of it now would be left over.
  if (!(await findTab(tab.id))) return;
  if (isLate()) return;
  // The icon, which takes longest, keeps nobody waiting but whoever asked for all of it.
  const done = await Promise.allSettled([showIconInToolbar(tab.id, state), showOneByOne()]);
  for (const part of done) if (part.status === 'rejected') throw part.reason;

  async function showOneByOne(): Promise<void> {
    await showInToolbar(tab.id, state);
    if (!isLate() && document) await showInPage(document, state);
    if (!isLate()) await storedTabState(tab).set(state);
  }
}

/** Whether this worker has looked at or changed anything in the tab since it started. */
export function wasAtWork(tabId: number): boolean {
  return newest.has(tabId);
}

/** Forgets what was known about tabs of our own jars that are closed. */
export async function forgetClosedTabs(): Promise<void> {
  const open = new Set((await browser.tabs.query({})).map(({ id }) => id));
  const keys = Object.keys(await browser.storage.session.get(null));
  const closed = keys.filter((key) => {
    const about = tabOfStoredState(key);
    return about && isOwnJar(about.jar) && !open.has(about.tabId);
  });
  if (closed.length > 0) await browser.storage.session.remove(closed);
}
