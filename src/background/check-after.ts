import { type Failure, failureOf } from '../wix/failure.ts';
import type { Member } from '../wix/member.ts';
import type { MembersApi } from '../wix/members-api.ts';
import type { ReadRule } from '../wix/site-rule.ts';
import type { Outcome } from '../wix/tab-state.ts';
import type { ChangeRecord } from './change-record.ts';
import { readMembership, readSiteRule } from './membership.ts';
import { type Patience, pause } from './patience.ts';
import { afterSending } from './settle.ts';

const pausesBeforeReadings = [0, 400, 1200];

/** The last reading; no member where none could be had, `visitor` where nobody is logged in any more. */
export type CheckedAfter = { kind: 'visitor' } | { kind: 'read'; member: Member | undefined };

/**
 * Reads the member until the wanted state shows, with the client that wrote: it carries Wix's consistency header on.
 * Where Wix refused, once is enough; where it no longer accepted the session, with a new one.
 */
export async function checkAfter(
  api: MembersApi,
  { shown, want }: ChangeRecord,
  failure: Failure | undefined,
  fetch: typeof globalThis.fetch,
  patience: Patience,
): Promise<CheckedAfter> {
  const read = async (): Promise<CheckedAfter> => {
    if (failure?.kind !== 'session-ended') return { kind: 'read', member: await api.readMe() };
    const now = await readMembership(shown.site, fetch);
    return now.kind === 'visitor' ? now : { kind: 'read', member: now.member };
  };
  const isAnswered = failure !== undefined && isRefusal(failure);
  let last: CheckedAfter = { kind: 'read', member: undefined };
  for (const pauseMs of isAnswered ? [0] : pausesBeforeReadings) {
    if (patience.left() <= pauseMs) break;
    await pause(pauseMs);
    try {
      last = await read();
    } catch {
      last = { kind: 'read', member: undefined }; // Told as "couldn't check": an older reading proves nothing about now.
    }
    if (last.kind === 'visitor' || last.member?.privacyStatus === want) break;
  }
  const isTheirs = last.kind === 'read' && last.member?.id === shown.member.id;
  return last.kind === 'visitor' || (isTheirs && last.member?.privacyStatus !== 'UNKNOWN')
    ? last
    : { kind: 'read', member: undefined };
}

/** Whether Wix answered that it would not do it. */
function isRefusal({ kind }: Failure): boolean {
  return kind === 'refused' || kind === 'session-ended' || kind === 'rate-limited';
}

/** What a change came to, by the last reading of the member; the write's own failure only explains it. */
export async function outcomeOf(
  record: ChangeRecord,
  member: Member | undefined,
  failure: Failure | undefined,
): Promise<Outcome> {
  if (!member) return 'not-checked';
  const isRefused = failure !== undefined && isRefusal(failure);
  if (member.privacyStatus === record.want || !isRefused) return afterSending(record, member.privacyStatus);
  if (failure.kind === 'rate-limited') return 'rate-limited';
  const isImpossible = failure.kind === 'refused' && failure.code === 'COMMUNITY_JOIN_IMPOSSIBLE';
  return isImpossible ? 'join-impossible' : 'refused';
}

/** Wix gives no reason; the rule, read again, may: the owner may just have turned public profiles off. */
export async function whyImpossible(api: MembersApi): Promise<ReadRule> {
  try {
    return await readSiteRule(api);
  } catch (error) {
    if (failureOf(error).kind !== 'document-gone') throw error;
    return { rule: 'unknown', rawRule: '' }; // The page was left: what became of the change is told all the same.
  }
}
