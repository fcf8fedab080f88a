import { wordsFor } from '../shared/words.ts';
import type { TabState } from '../wix/tab-state.ts';

/** What somebody needs to help with a failure, as JSON: no token, no e-mail, no name. */
export function reportOn(state: TabState, versions: { extension: string; browser: string }): string {
  const change = state.kind === 'member' ? state.change : undefined;
  const failure =
    state.kind === 'failed' ? state.failure : change?.phase === 'ended' ? change.failure : undefined;
  const report = {
    ...versions,
    site: 'site' in state ? state.site?.key : undefined,
    state: wordsFor(state).headline,
    privacyStatus: state.kind === 'member' ? state.member.rawPrivacyStatus : undefined,
    change: change && { want: change.want, outcome: change.phase === 'ended' ? change.outcome : undefined },
    failure,
  };
  return JSON.stringify(report, null, 2);
}
