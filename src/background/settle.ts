import type { Asked } from '../protocol.ts';
import { jarOf, storedSeenChange } from '../shared/stored.ts';
import type { WixSite } from '../wix/site.ts';
import type { Change, MemberState, Outcome, TabState } from '../wix/tab-state.ts';
import type { FoundTab } from './find-tab.ts';
import { type JournalEntry, journalOf, readJournal } from './journal.ts';
import { wasStarted } from './tab-fetch.ts';
import { isUnderWay } from './tabs.ts';

/**
 * A fresh reading together with what became of the last change: one that was at work when the worker died, one whose
 * outcome was not known, or one whose outcome nobody has seen yet. `before` is what was shown until now. The journal
 * entry goes when its outcome is known.
 */
export async function settleChange(
  tab: FoundTab,
  read: MemberState,
  before: TabState | undefined,
  asked: Asked,
): Promise<MemberState> {
  const journal = journalOf(jarOf(tab), read.site.key, read.member.id);
  const entry = await journal.get();
  if (entry && isUnderWay(entry.id)) return read;
  if (entry) {
    const outcome = await outcomeOf(entry, read);
    const isOver = outcome !== 'not-confirmed' || (entry.told && asked === 'toolbar');
    if (isOver) await journal.remove();
    else await journal.set({ ...entry, told: true });
    // Told before, looked at anew, and still the old state: that is simply the state.
    return outcome === 'not-confirmed' && isOver
      ? read
      : { ...read, change: ended(entry.id, entry.want, outcome) };
  }
  const change = changeIn(before, read);
  if (!change || isUnderWay(change.id) || change.id === (await storedSeenChange(tab).get())) return read;
  return {
    ...read,
    change: change.phase === 'ended' ? change : ended(change.id, change.want, 'interrupted'),
  };
}

/** Where a site can't be read and a change on it is still unsettled: what to say, or undefined. */
export async function unsettledChange(tab: FoundTab, site: WixSite): Promise<MemberState | undefined> {
  const entry = (await readJournal()).find(
    ({ jar, shown }) => jar === jarOf(tab) && shown.site.key === site.key,
  );
  return entry && { ...entry.shown, change: ended(entry.id, entry.want, 'not-checked') };
}

async function outcomeOf(entry: JournalEntry, read: MemberState): Promise<Outcome> {
  if (read.member.privacyStatus === entry.want) return 'confirmed';
  if (read.member.privacyStatus === 'UNKNOWN') return 'not-checked';
  return (await mayHaveBeenSent(entry)) ? 'not-confirmed' : 'interrupted';
}

/** Only the document it was to be sent from knows that it was not. */
async function mayHaveBeenSent(entry: JournalEntry): Promise<boolean> {
  try {
    return await wasStarted(entry.shown.document, entry.id);
  } catch {
    return true; // That document is gone: nobody can say that it was not.
  }
}

function changeIn(before: TabState | undefined, read: MemberState): Change | undefined {
  if (before?.kind !== 'member') return undefined;
  return before.site.key === read.site.key && before.member.id === read.member.id ? before.change : undefined;
}

export function ended(id: string, want: Change['want'], outcome: Outcome): Change & { phase: 'ended' } {
  return { phase: 'ended', id, want, outcome };
}
