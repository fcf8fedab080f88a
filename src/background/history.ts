import { type History, type HistoryEntry, mostEntries, noHistory, storedHistory } from '../shared/history.ts';
import { isOwnJar, isPrivateJar } from '../shared/stored.ts';
import type { Outcome } from '../wix/tab-state.ts';
import type { ChangeRecord } from './change-record.ts';
import { storedSightings } from './sightings.ts';

/** One at a time, what was last seen of members too: it is judged by the history, and goes with it. */
export const inTurn = <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request('history', work);

/**
 * Notes what a change came to, as soon as it is known and again when more is. One that was not made is no entry, nor
 * stays one. Never throws: what can't be noted must not be in the way of telling it.
 */
export async function noteChange(record: ChangeRecord, outcome: Outcome): Promise<void> {
  if (isPrivateJar(record.jar)) return;
  try {
    await edit((history) => (history.isKept ? withChange(history, record, outcome) : history));
  } catch (error) {
    reportError(error); // There may be no room left.
  }
}

/** Forgets every change, and what was last seen of members. */
export function clearHistory(): Promise<void> {
  return edit((history) => ({ ...history, entries: [] }), true);
}

/** Keeps a history from now on, or none; what is in it stays until it is cleared. */
export function keepHistory(isKept: boolean): Promise<void> {
  return edit((history) => ({ ...history, isKept }), !isKept);
}

/** Private windows only see what the normal ones keep. */
async function edit(change: (history: History) => History, forgetsSightings = false): Promise<void> {
  if (!isOwnJar('normal')) return;
  await inTurn(async () => {
    const place = storedHistory();
    const now = (await place.get()) ?? noHistory;
    const next = change(now);
    if (next !== now) await place.set(next);
    if (forgetsSightings) await storedSightings().remove();
  });
}

function withChange(history: History, record: ChangeRecord, outcome: Outcome): History {
  const noted = history.entries.find(({ id }) => id === record.id);
  const others = history.entries.filter((entry) => entry !== noted);
  switch (outcome) {
    case 'confirmed':
    case 'not-confirmed':
    case 'not-checked': {
      if (noted)
        return {
          ...history,
          entries: history.entries.map((one) => (one === noted ? { ...one, outcome } : one)),
        };
      const entries = [...others, entryOf(record, outcome)].slice(-mostEntries);
      return { ...history, entries };
    }
    case 'refused':
    case 'join-impossible':
    case 'rate-limited':
    case 'already-so':
    case 'other-member':
    case 'not-possible':
    case 'interrupted':
      return noted ? { ...history, entries: others } : history;
  }
}

function entryOf({ id, jar, want, shown }: ChangeRecord, outcome: HistoryEntry['outcome']): HistoryEntry {
  const { nickname, privacyStatus } = shown.member;
  return {
    id,
    at: Date.now(),
    jar,
    site: shown.site.key,
    memberId: shown.member.id,
    ...(nickname ? { nickname } : {}),
    from: privacyStatus,
    to: want,
    outcome,
  };
}
