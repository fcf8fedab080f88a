import type { Answer } from '../protocol.ts';
import { NoAnswer } from '../shared/messages.ts';
import { askPatiently } from '../shared/patient-ask.ts';
import { isOpen, type MemberState, type TabState } from '../wix/tab-state.ts';
import { store } from './store.ts';

/** What was found out of a profile as a visitor sees it; it is gone with the state that it was found out of. */
export interface VisitorCheck {
  readonly of: string;
  readonly result: Answer<'visitor:check'> | 'checking';
  /** There was an answer before this one. */
  readonly isRepeated: boolean;
}

/** The member whose profile can be looked at as a visitor: nothing about it is open, or on its way. */
export function checkable(state: TabState): MemberState | undefined {
  if (state.kind !== 'member') return undefined;
  const { change } = state;
  return change && (change.phase === 'changing' || isOpen(change.outcome)) ? undefined : state;
}

/** Forgets a check as soon as the popup shows anything else than what it was about. */
export function followVisitorCheck(): void {
  store.subscribe(({ state, visitorCheck }) => {
    if (visitorCheck && visitorCheck.of !== nameOf(state)) store.setState({ visitorCheck: undefined });
  });
}

/** Has it found out whether visitors see this profile. */
export async function checkAsVisitor(state: MemberState): Promise<void> {
  const { visitorCheck: before } = store.getState();
  const check: VisitorCheck = { of: nameOf(state), result: 'checking', isRepeated: before !== undefined };
  const isWanted = () => store.getState().visitorCheck === check;
  store.setState({ visitorCheck: check });
  const { document, site, member, otherProfile } = state;
  const other = otherProfile ? { other: otherProfile.whose } : {};
  const question = { document, site: site.key, memberId: member.id, ...other };
  let result: VisitorCheck['result'];
  try {
    result = await askPatiently('visitor:check', question, isWanted);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    result = 'unknown';
  }
  if (isWanted()) store.setState({ visitorCheck: { ...check, result } });
}

/** The site's rule may still come, and says nothing of what was found. */
function nameOf(state: TabState): string {
  const checked = checkable(state);
  if (!checked) return '';
  const { document, site, member, otherProfile } = checked;
  const { id, privacyStatus, status } = member;
  return JSON.stringify([document, site.key, id, privacyStatus, status, otherProfile?.whose]);
}
