import { followHistory, type HistoryEntry, isSameMember, isUndoable } from '../shared/history.ts';
import { wordsFor } from '../shared/words.ts';
import { siteOf } from '../wix/tab-state.ts';
import { type PopupState, store } from './store.ts';

const mostShown = 3;

/** Keeps the changes that were made in view; a private window knows none. */
export async function keepHistoryInView(): Promise<void> {
  if (!store.getState().isPrivate) await followHistory((history) => store.setState({ history }));
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
  if (state.kind !== 'member') return false;
  const { site, member } = state;
  const { controls, disabled } = wordsFor(state);
  const control = entry.to === 'PUBLIC' ? 'leave' : 'join';
  const isTheirs = isSameMember(entry, { jar, site: site.key, memberId: member.id });
  return isTheirs && controls.includes(control) && disabled !== control;
}
