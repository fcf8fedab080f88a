import { type History, type HistoryEntry, mostEntries, noHistory, storedHistory } from '../shared/history.ts';
import { isOwnJar, isPrivateJar } from '../shared/stored.ts';
import type { Outcome } from '../wix/tab-state.ts';
import type { ChangeRecord } from './change-record.ts';
import { storedSightings } from './sightings.ts';

/** One at a time, what was last seen of members too: it is judged by the history, and goes with it. */
export const inTurn = <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request('history', work);

/**
 * Notes a change that is about to be sent, as one that could not be checked: whatever ends background or browser now, it
 * is not forgotten. Never throws: what can't be noted must not be in the way of what is done.
 */
export function noteSending(record: ChangeRecord): Promise<void> {
  return note(record, (history) => {
    const entry = entryOf(record);
    if (!history.isKept || !entry) return history;
    return { ...history, entries: [...history.entries, entry].slice(-mostEntries) };
  });
}

/**
 * Notes how a change ended that was noted before, as soon as that is known and again when more is. One that was not made is
 * no entry any more. Never throws.
 */
export function noteEnd(record: ChangeRecord, outcome: Outcome): Promise<void> {
  return note(record, (history) => {
    const noted = history.entries.find(({ id }) => id === record.id);
    if (!noted) return history;
    const now = endOf(noted, outcome);
    return { ...history, entries: history.entries.flatMap((entry) => (entry === noted ? now : [entry])) };
  });
}

/** Forgets every change, and how members were last seen. */
export function clearHistory(): Promise<void> {
  return editHistory(({ version, isKept }) => ({ version, isKept, entries: [] }), true);
}

/** Keeps a history from now on, or none; what is in it stays until it is cleared. */
export function keepHistory(isKept: boolean): Promise<void> {
  return editHistory((history) => ({ ...history, isKept }), !isKept);
}

async function note({ jar }: ChangeRecord, change: (history: History) => History): Promise<void> {
  if (isPrivateJar(jar)) return;
  try {
    await editHistory(change);
  } catch (error) {
    reportError(error); // There may be no room left.
  }
}

/** Changes what is stored, one change at a time. Private windows only see what the normal ones keep. */
export async function editHistory(
  change: (history: History) => History,
  forgetsSightings = false,
): Promise<void> {
  if (!isOwnJar('normal')) return;
  await inTurn(async () => {
    const place = storedHistory();
    const now = (await place.get()) ?? noHistory;
    const next = change(now);
    if (next !== now) await place.set(next);
    if (forgetsSightings) await storedSightings().remove();
  });
}

function endOf(noted: HistoryEntry, outcome: Outcome): HistoryEntry[] {
  switch (outcome) {
    case 'confirmed':
    case 'not-confirmed':
      return [{ ...noted, outcome }];
    case 'not-checked':
      return [noted];
    case 'refused':
    case 'join-impossible':
    case 'rate-limited':
    case 'already-so':
    case 'other-member':
    case 'not-possible':
    case 'interrupted':
      return [];
  }
}

function entryOf({ id, jar, want, shown }: ChangeRecord): HistoryEntry | undefined {
  const { nickname, privacyStatus } = shown.member;
  if (privacyStatus === 'UNKNOWN') return undefined; // Nobody is changed of whom nothing is known.
  // Some people are called by their e-mail.
  const name = nickname && !nickname.includes('@') ? { nickname } : {};
  const entry = { id, at: Date.now(), jar, site: shown.site.key, memberId: shown.member.id, ...name };
  return { ...entry, from: privacyStatus, to: want, outcome: 'not-checked' };
}
