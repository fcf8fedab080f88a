import type { Asked } from '../protocol.ts';
import { jarOf } from '../shared/stored.ts';
import type { Failure } from '../wix/failure.ts';
import type { WixSite } from '../wix/site.ts';
import type { Change, MemberState, Outcome } from '../wix/tab-state.ts';
import type { FoundTab } from './find-tab.ts';
import { type JournalEntry, journalOf, readJournal } from './journal.ts';
import { forgetChange, rememberChange, rememberedChange } from './last-change.ts';
import { wasStarted } from './tab-fetch.ts';
import { isUnderWay } from './tabs.ts';

/**
 * A fresh reading together with what became of the last change, where that is still to be told: a change that was at
 * work when the worker died, one whose outcome was not known, or one whose outcome nobody has seen yet. The journal
 * entry goes when its outcome is known.
 */
export async function settleChange(tab: FoundTab, read: MemberState, asked: Asked): Promise<MemberState> {
  const journal = journalOf(jarOf(tab), read.site.key, read.member.id);
  const entry = await journal.get();
  if (entry && isUnderWay(entry.id)) return read;
  if (!entry) {
    const change = await rememberedChange(tab, read);
    if (!change || isUnderWay(change.id)) return read;
    if (change.phase === 'ended') return { ...read, change };
    return rememberChange(tab, read, ended(change.id, change.want, 'interrupted'));
  }
  const outcome = await outcomeOf(entry, read);
  if (outcome === 'not-confirmed' && entry.told && asked === 'toolbar') {
    // Told before, looked at anew, and still the old state: that is simply the state.
    await forgetChange(tab, entry.id);
    await journal.remove();
    return read;
  }
  return tellOutcome(tab, read, entry, outcome);
}

/**
 * Makes `outcome` what popups tell of the change in `entry`. First it is remembered, then the entry goes, if its outcome
 * is known: a worker that dies in between must not find neither.
 */
export async function tellOutcome(
  tab: FoundTab,
  state: MemberState,
  entry: JournalEntry,
  outcome: Outcome,
  failure?: Failure,
): Promise<MemberState> {
  const change = { ...ended(entry.id, entry.want, outcome), ...(failure ? { failure } : {}) };
  const told = await rememberChange(tab, state, change);
  const journal = journalOf(entry.jar, entry.shown.site.key, entry.shown.member.id);
  if (outcome === 'not-confirmed' || outcome === 'not-checked') await journal.set({ ...entry, told: true });
  else await journal.remove();
  return told;
}

/** Where a site can't be read and a change on it is still unsettled: what to say, or undefined. */
export async function unsettledChange(tab: FoundTab, site: WixSite): Promise<MemberState | undefined> {
  const entry = (await readJournal()).find(
    ({ id, jar, shown }) => jar === jarOf(tab) && shown.site.key === site.key && !isUnderWay(id),
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

/** A change with this outcome. */
export function ended(id: string, want: Change['want'], outcome: Outcome): Change & { phase: 'ended' } {
  return { phase: 'ended', id, want, outcome };
}
