import { isAtWork, isOpen, type TabState } from '../wix/tab-state.ts';

/**
 * What to show where no background answers, of what was known last, the newest first. Whether a change that is at work was
 * sent nobody knows. Only this popup says so, of no change that the background knows by an id: how that ended is still to
 * be told. What was uncertain before stays so.
 */
export function unanswered(known: (TabState | undefined)[]): TabState {
  for (const state of known) {
    if (state && isAtWork(state))
      return { ...state, change: { ...state.change, id: '', phase: 'ended', outcome: 'not-checked' } };
  }
  const uncertain = known.find((state) => state && isUncertain(state));
  return uncertain ?? { kind: 'failed', failure: { kind: 'answer-lost' }, duringChange: false };
}

function isUncertain(state: TabState): boolean {
  if (state.kind === 'logged-out') return state.change?.outcome === 'not-checked';
  const change = state.kind === 'member' ? state.change : undefined;
  return change?.phase === 'ended' && isOpen(change.outcome);
}
