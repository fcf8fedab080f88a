import type { Asking } from '../protocol.ts';
import { jarOf } from '../shared/stored.ts';
import type { Failure } from '../wix/failure.ts';
import type { WixSite } from '../wix/site.ts';
import { isOpen, type MemberState, type Outcome, type TabDocument, type TabState } from '../wix/tab-state.ts';
import { type ChangeRecord, inTurn, readRecords, recordOf } from './change-record.ts';
import type { FoundTab } from './find-tab.ts';
import { noteEnd } from './history.ts';
import { wasStarted } from './tab-fetch.ts';
import { isUnderWay } from './under-way.ts';

/**
 * A fresh reading together with what became of this member's last change, where that is still to be told: a change that
 * was at work when the worker died, one whose outcome was not known, or one whose outcome nobody has seen yet. Nothing
 * is told that the reading contradicts. What a view has shown it goes on showing.
 */
export async function settleChange(tab: FoundTab, read: MemberState, asking: Asking): Promise<MemberState> {
  const place = recordOf(jarOf(tab), read.site.key, read.member.id);
  const record = await place.get();
  if (!record || isUnderWay(record.id)) return read;
  const outcome = await outcomeNow(record, read);
  const isNews = outcome !== undefined && !isOldNews(record, outcome, asking);
  if (isNews) return endChange(record, read, outcome, failureIn(record));
  await place.remove();
  return read;
}

/** Told before. What was uncertain then is told anew where it is certain now, and to who asks for it. */
function isOldNews({ seenIn, progress }: ChangeRecord, outcome: Outcome, { asked, view }: Asking): boolean {
  // The background's own look is for whoever has it in view.
  const isShownHere = view === undefined || seenIn.includes(view);
  if (seenIn.length === 0 || isShownHere || progress.step !== 'ended') return false;
  return !isOpen(progress.outcome) || (outcome === 'not-confirmed' && asked === 'toolbar');
}

/** Keeps how a change ended for whoever opens a popup next, and gives back the state that tells it. */
export async function endChange(
  record: ChangeRecord,
  state: MemberState,
  outcome: Outcome,
  failure?: Failure,
): Promise<MemberState> {
  const why = failure ? { failure } : {};
  const { jar, id, want } = record;
  const place = recordOf(jar, state.site.key, state.member.id);
  // First: a background that is ended before the next step finds the record as it was, and comes here again.
  await noteEnd(record, outcome);
  await inTurn(async () => {
    const now = await place.get();
    await place.set({
      ...record,
      // Whoever reads it later asks the document it was to be sent from.
      shown: { ...state, document: record.shown.document },
      progress: { step: 'ended', outcome, ...why },
      seenIn: now?.id === id && (isOpen(outcome) || isEndedAs(now, outcome)) ? now.seenIn : [],
    });
  });
  return { ...state, change: { phase: 'ended', id, want, outcome, ...why } };
}

/**
 * Where the member can't be read: what to tell of a change that was sent from this very document and is not settled, or
 * undefined.
 */
export async function unsettledChange(
  tab: FoundTab,
  { documentId }: TabDocument,
): Promise<MemberState | undefined> {
  const record = (await readRecords()).find(
    ({ id, jar, shown, progress }) =>
      jar === jarOf(tab) &&
      shown.document.documentId === documentId &&
      !isUnderWay(id) &&
      (progress.step === 'sending' || (progress.step === 'ended' && isOpen(progress.outcome))),
  );
  if (!record) return undefined;
  const isUnsent = record.progress.step === 'sending' && !(await mayHaveBeenSent(record));
  // Whose page this is by now is another question.
  const { otherProfile: _, ...shown } = record.shown;
  return endChange(record, shown, isUnsent ? 'interrupted' : 'not-checked', failureIn(record));
}

/** Where nobody is logged in who could be asked: what to tell of a change on this site that is not settled, or undefined. */
export async function unansweredChange(
  tab: FoundTab,
  { key }: WixSite,
  asking: Asking,
): Promise<Extract<TabState, { kind: 'logged-out' }>['change']> {
  const isHere = (record: ChangeRecord) => record.jar === jarOf(tab) && record.shown.site.key === key;
  const records = (await readRecords()).filter((record) => isHere(record) && !isUnderWay(record.id));
  // What nobody was told yet comes before a doubt that lasts.
  for (const record of records.sort((one, other) => one.seenIn.length - other.seenIn.length)) {
    const outcome = await outcomeUnread(record);
    if (!outcome) continue;
    if (!isOldNews(record, outcome, asking)) {
      await endChange(record, record.shown, outcome, failureIn(record));
      return { id: record.id, outcome };
    }
    await recordOf(record.jar, key, record.shown.member.id).remove();
  }
  return undefined;
}

/** What can be said of a record without a reading; undefined where only one tells. */
async function outcomeUnread(record: ChangeRecord): Promise<'interrupted' | 'not-checked' | undefined> {
  const { progress } = record;
  switch (progress.step) {
    case 'checking':
      return 'interrupted';
    case 'sending':
      return (await mayHaveBeenSent(record)) ? 'not-checked' : 'interrupted';
    case 'ended':
      return progress.outcome === 'interrupted' || progress.outcome === 'not-checked'
        ? progress.outcome
        : undefined;
  }
}

/** What the reading makes of a record; undefined where there is nothing to tell any more. */
async function outcomeNow(record: ChangeRecord, { member }: MemberState): Promise<Outcome | undefined> {
  const isAsWanted = member.privacyStatus === record.want;
  switch (record.progress.step) {
    case 'checking':
      return isAsWanted ? undefined : 'interrupted';
    case 'sending':
      return afterSending(record, member.privacyStatus);
    case 'ended':
      switch (record.progress.outcome) {
        case 'not-confirmed':
        case 'not-checked':
          return afterSending(record, member.privacyStatus);
        case 'confirmed':
        case 'already-so':
          return isAsWanted ? record.progress.outcome : undefined;
        case 'refused':
        case 'join-impossible':
        case 'rate-limited':
        case 'not-possible':
        case 'interrupted':
          return isAsWanted ? undefined : record.progress.outcome;
        case 'other-member':
          return record.progress.outcome;
      }
  }
}

/** What a reading makes of a change that may have been sent. */
export async function afterSending(
  record: ChangeRecord,
  privacyStatus: MemberState['member']['privacyStatus'],
): Promise<Outcome> {
  if (privacyStatus === record.want) return 'confirmed';
  if (!(await mayHaveBeenSent(record))) return 'interrupted';
  return privacyStatus === 'UNKNOWN' ? 'not-checked' : 'not-confirmed';
}

/** Only the document it was to be sent from knows that it was not. */
async function mayHaveBeenSent({ id, shown }: ChangeRecord): Promise<boolean> {
  try {
    return await wasStarted(shown.document, id);
  } catch {
    return true; // That document is gone: nobody can say that it was not.
  }
}

function isEndedAs({ progress }: ChangeRecord, outcome: Outcome): boolean {
  return progress.step === 'ended' && progress.outcome === outcome;
}

function failureIn({ progress }: ChangeRecord): Failure | undefined {
  return progress.step === 'ended' ? progress.failure : undefined;
}
