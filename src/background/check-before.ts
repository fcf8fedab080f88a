import { failureOf } from '../wix/failure.ts';
import type { MembersApi } from '../wix/members-api.ts';
import type { MemberState, Outcome, TabState } from '../wix/tab-state.ts';
import type { ChangeRecord } from './change-record.ts';
import { inspectTab } from './inspect-tab.ts';
import { readMembership, readSiteRule } from './membership.ts';
import type { Patience } from './patience.ts';

/** The client to write with and the member it has just read; or the state that forbids to write, and what to tell. */
export type CheckedBefore = { api: MembersApi; shown: MemberState } | { state: TabState; outcome?: Outcome };

/** Reads everything afresh: is the page still there, is it still this member, is there anything to change? */
export async function checkBefore(
  { shown, want }: ChangeRecord,
  fetch: typeof globalThis.fetch,
  patience: Patience,
): Promise<CheckedBefore> {
  const { site, document } = shown;
  const inspection = await inspectTab(document.tabId, patience, document.documentId);
  if (inspection.kind === 'silent') {
    return { state: { kind: 'failed', site, failure: { kind: 'too-slow' }, duringChange: true } };
  }
  const recognition = inspection.kind === 'recognised' ? inspection.recognition : undefined;
  if (recognition?.kind !== 'wix' || recognition.site.key !== site.key) {
    return { state: { kind: 'unreadable', why: 'other-page' } };
  }
  try {
    const now = await readMembership(site, fetch);
    if (now.kind === 'visitor') return { state: { kind: 'logged-out', site, duringChange: true } };
    const { member, api } = now;
    const fresh = { ...shown, member };
    if (member.id !== shown.member.id) return { state: fresh, outcome: 'other-member' };
    if (member.privacyStatus === want) return { state: fresh, outcome: 'already-so' };
    if (member.privacyStatus === 'UNKNOWN') return { state: fresh };
    if (want === 'PRIVATE') return { api, shown: fresh };
    const rule = await readSiteRule(api);
    return rule === 'no-one' ? { state: { ...fresh, rule } } : { api, shown: { ...fresh, rule } };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'document-gone') return { state: { kind: 'unreadable', why: 'other-page' } };
    return { state: { kind: 'failed', site, failure, duringChange: true } };
  }
}
