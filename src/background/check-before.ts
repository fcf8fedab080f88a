import { failureOf } from '../wix/failure.ts';
import type { MembersApi } from '../wix/members-api.ts';
import type { MemberState, Outcome, TabState } from '../wix/tab-state.ts';
import { changeTo, visibilityOf } from '../wix/visibility.ts';
import type { ChangeRecord } from './change-record.ts';
import { inspectTab } from './inspect-tab.ts';
import { readMembership, readSiteRule } from './membership.ts';
import type { Patience } from './patience.ts';

/** The client to write with and the member it has just read; or the state that forbids to write, and what to tell. */
export type CheckedBefore = { api: MembersApi; shown: MemberState } | { state: TabState; outcome?: Outcome };

/** Reads everything afresh: is the page still there, is it still this member, is there anything to change? */
export async function checkBefore(
  { id, shown, want }: ChangeRecord,
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
    if (now.kind === 'visitor') {
      return { state: { kind: 'logged-out', site, change: { id, outcome: 'interrupted' } } };
    }
    const { member, api } = now;
    const fresh = { ...shown, member };
    if (member.id !== shown.member.id) {
      const { otherProfile: _, ...anew } = fresh; // What the one before saw.
      return { state: anew, outcome: 'other-member' };
    }
    const { privacyStatus, status } = member;
    const change = changeTo(want, visibilityOf(privacyStatus, 'unknown', status));
    if (change !== 'possible') return { state: fresh, outcome: change };
    if (want === 'PRIVATE') return { api, shown: fresh };
    const ruled = { ...fresh, ...(await readSiteRule(api)) };
    const ruledChange = changeTo(want, visibilityOf(privacyStatus, ruled.rule, status));
    return ruledChange === 'possible' ? { api, shown: ruled } : { state: ruled, outcome: ruledChange };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'document-gone') return { state: { kind: 'unreadable', why: 'other-page' } };
    return { state: { kind: 'failed', site, failure, duringChange: true } };
  }
}
