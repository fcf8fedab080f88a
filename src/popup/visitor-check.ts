import type { Answer } from '../protocol.ts';
import { NoAnswer } from '../shared/messages.ts';
import { isOpen, type MemberState, type TabState } from '../wix/tab-state.ts';
import { askPatiently } from './patient-ask.ts';
import { store } from './store.ts';

/** What was found out of a profile as a visitor sees it, and of which state of it: it says nothing of any other. */
export interface VisitorCheck {
  of: string;
  result: Answer<'visitor:check'> | 'checking';
}

/** The member whose profile can be looked at as a visitor: nothing about it is open, or on its way. */
export function checkable(state: TabState): MemberState | undefined {
  if (state.kind !== 'member') return undefined;
  const { change } = state;
  return change && (change.phase === 'changing' || isOpen(change.outcome)) ? undefined : state;
}

/** What a check of this very state found out. */
export function visitorCheckOf(
  state: MemberState,
  check: VisitorCheck | undefined,
): VisitorCheck['result'] | undefined {
  return check?.of === nameOfState(state) ? check.result : undefined;
}

/** Has it found out whether visitors see this profile. */
export async function checkAsVisitor(state: MemberState): Promise<void> {
  const of = nameOfState(state);
  const show = (result: VisitorCheck['result']) => store.setState({ visitorCheck: { of, result } });
  const isWanted = () => store.getState().visitorCheck?.of === of;
  show('checking');
  const { document, site, member } = state;
  const question = { document, site: site.key, memberId: member.id };
  let result: VisitorCheck['result'];
  try {
    result = await askPatiently('visitor:check', question, isWanted);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    result = 'unknown';
  }
  if (isWanted()) show(result);
}

function nameOfState({ document, site, member, rule }: MemberState): string {
  return JSON.stringify([document, site.key, member.id, member.privacyStatus, member.status, rule]);
}
