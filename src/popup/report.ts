import { wordsFor } from '../shared/words.ts';
import type { Failure } from '../wix/failure.ts';
import { type MemberState, siteOf, type TabState } from '../wix/tab-state.ts';

/** What somebody needs to help with a failure, as JSON: no token, no e-mail, no name. */
export function reportOn(state: TabState, versions: { extension: string; browser: string }): string {
  const change = 'change' in state ? state.change : undefined;
  const failure = failureIn(state);
  const report = {
    ...versions,
    site: siteOf(state)?.key,
    state: wordsFor(state).headline,
    ...(state.kind === 'member' ? whatWixSaid(state) : {}),
    change: change && {
      want: 'want' in change ? change.want : undefined,
      outcome: 'outcome' in change ? change.outcome : undefined,
    },
    failure,
  };
  return JSON.stringify(report, null, 2);
}

function failureIn(state: TabState): Failure | undefined {
  if (state.kind === 'failed') return state.failure;
  return state.kind === 'member' && state.change?.phase === 'ended' ? state.change.failure : undefined;
}

function whatWixSaid({ member, rule, rawRule }: MemberState) {
  return {
    privacyStatus: member.rawPrivacyStatus,
    status: member.rawStatus,
    activityStatus: member.rawActivityStatus,
    rule,
    memberPrivacySettings: rawRule,
    requestId: member.requestId,
  };
}
