import { browser } from '../shared/browser.ts';
import { type History, type HistoryEntry, isUndoable, noHistory, storedHistory } from '../shared/history.ts';
import { wordsFor } from '../shared/words.ts';
import { siteOf, type TabState } from '../wix/tab-state.ts';
import { type PopupState, store } from './store.ts';

const mostShown = 3;

/** Keeps the changes that were made in view; a private window knows none. */
export async function followHistory(): Promise<void> {
  if (store.getState().isPrivate) return;
  const place = storedHistory();
  const show = (history: History = noHistory) => store.setState({ history });
  place.follow(show);
  show(await place.get());
}

/** The last changes of the site in view, the newest first. */
export function recentChanges({ state, history }: PopupState): HistoryEntry[] {
  const site = siteOf(state)?.key;
  const ofSite = history?.entries.filter((entry) => entry.site === site) ?? [];
  return ofSite.slice(-mostShown).reverse();
}

/** Whether a change can be taken back here and now: its member is in view, as it made them, and may be changed. */
export function canUndo({ state, history, jar }: PopupState, changeId: string): boolean {
  const entry = history?.entries.find(({ id }) => id === changeId);
  if (!history || !entry || !isUndoable(history, entry)) return false;
  if (state.kind !== 'member' || entry.jar !== jar || !isAbout(state, entry)) return false;
  const { controls, disabled } = wordsFor(state);
  const control = entry.to === 'PUBLIC' ? 'leave' : 'join';
  return state.member.privacyStatus === entry.to && controls.includes(control) && disabled !== control;
}

function isAbout(state: Extract<TabState, { kind: 'member' }>, { site, memberId }: HistoryEntry): boolean {
  return state.site.key === site && state.member.id === memberId;
}

/** Opens the page that lists them all. */
export async function openHistory(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('history.html') });
  window.close();
}
