import * as v from 'valibot';
import type { Question } from '../protocol.ts';
import { browser } from '../shared/browser.ts';
import { isOwnJar, type Stored, stored } from '../shared/stored.ts';
import { Failure } from '../wix/failure.ts';
import { MemberState, Outcome, WantedStatus } from '../wix/tab-state.ts';

/**
 * What is known of the last change of one member on one site, until a person has been told how it ended. It is in
 * storage before the request goes out, so that nothing that happens to the worker can make us forget it, and it is
 * never sent again from here.
 */
export const ChangeRecord = v.object({
  id: v.string(),
  jar: v.string(),
  want: WantedStatus,
  /** What the person saw when they decided: document, site, member. */
  shown: MemberState,
  progress: v.variant('step', [
    /** Nothing was sent yet. */
    v.object({ step: v.literal('checking') }),
    /** From here on it may have been sent. */
    v.object({ step: v.literal('sending') }),
    v.object({ step: v.literal('ended'), outcome: Outcome, failure: v.exactOptional(Failure) }),
  ]),
  /** The views of popups that have shown this. */
  seenIn: v.array(v.string()),
});
export type ChangeRecord = v.InferOutput<typeof ChangeRecord>;

/** The record of one member on one site in one cookie jar: there is at most one. */
export function recordOf(jar: string, siteKey: string, memberId: string): Stored<ChangeRecord> {
  return stored(`change ${jar} ${siteKey} ${memberId}`, ChangeRecord);
}

/** Every record that belongs to this worker: a split private worker shares the storage with the normal one. */
export async function readRecords(): Promise<ChangeRecord[]> {
  const everything = Object.entries(await browser.storage.session.get(null));
  return everything
    .filter(([key]) => key.startsWith('change '))
    .map(([, value]) => v.safeParse(ChangeRecord, value))
    .flatMap((parsed) => (parsed.success ? [parsed.output] : []))
    .filter(({ jar }) => isOwnJar(jar));
}

/** One at a time: a record may be seen while it is settled. */
export const inTurn = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks.request('change records', work);

/** Every press begins another view; those of popups that are still open are among the last. */
const mostViews = 8;

/** A popup has shown, in this view, that this change ended so. By now it may be known to have ended otherwise. */
export function markSeen({ changeId, outcome, view }: Question<'outcome:seen'>): Promise<void> {
  return inTurn(async () => {
    const record = (await readRecords()).find(({ id }) => id === changeId);
    if (record?.progress.step !== 'ended' || record.progress.outcome !== outcome) return;
    const place = recordOf(record.jar, record.shown.site.key, record.shown.member.id);
    const seenIn = [...new Set([...record.seenIn, view])].slice(-mostViews);
    await place.set({ ...record, seenIn });
  });
}
