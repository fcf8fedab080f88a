import { wordsFor } from '../shared/words.ts';
import { type MemberState, siteOf, type TabState } from '../wix/tab-state.ts';

/** What somebody needs to help with a failure, as JSON: no token, no e-mail, no name. */
export function reportOn(state: TabState, versions: { extension: string; browser: string }): string {
  const change = state.kind === 'member' ? state.change : undefined;
  const failure =
    state.kind === 'failed' ? state.failure : change?.phase === 'ended' ? change.failure : undefined;
  const report = {
    ...versions,
    site: siteOf(state)?.key,
    state: wordsFor(state).headline,
    ...(state.kind === 'member' ? whatWixSaid(state) : {}),
    change: change && { want: change.want, outcome: change.phase === 'ended' ? change.outcome : undefined },
    failure,
  };
  return JSON.stringify(report, null, 2);
}

function whatWixSaid({ member, rule, rawRule }: MemberState) {
  return {
    privacyStatus: member.rawPrivacyStatus,
    status: member.rawStatus,
    activityStatus: member.rawActivityStatus,
    rule,
    memberPrivacySettings: rawRule,
  };
}
