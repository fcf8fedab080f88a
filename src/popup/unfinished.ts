import { isAtWork, type TabState } from '../wix/tab-state.ts';
import { store } from './store.ts';

// A little more than each may take in the background.
const lookingMs = 9000;
const changingMs = 17_000;

/** Calls back when looking or changing takes longer than it may: the background that was at it was ended. */
export function whenOverdue(askAgain: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  store.subscribe(({ state }, { state: before }) => {
    if (state === before) return;
    clearTimeout(timer);
    const ms = mostMs(state);
    timer = ms === undefined ? undefined : setTimeout(askAgain, ms);
  });
}

function mostMs(state: TabState): number | undefined {
  if (state.kind === 'looking') return lookingMs;
  return isAtWork(state) ? changingMs : undefined;
}
