import type { MessageKey } from '../../shared/i18n.ts';
import { Question } from '../../shared/question.tsx';
import { Sentence } from '../../shared/sentence.tsx';
import { nameOf } from '../../wix/member.ts';
import type { MemberState } from '../../wix/tab-state.ts';

interface Props {
  state: MemberState;
  control: 'join' | 'leave';
  onConfirm: () => void;
  onCancel: () => void;
}

/** Asks before a change: who, where, and what it means. */
export function Confirmation({ state, control, onConfirm, onCancel }: Props) {
  const values = { name: nameOf(state.member), site: state.site.key };
  const title = control === 'join' ? 'confirmJoin' : 'confirmLeave';
  return (
    <Question title={title} yes={control} onYes={onConfirm} onCancel={onCancel}>
      <Sentence of={textFor(state, control)} values={values} />
    </Question>
  );
}

function textFor({ rule }: MemberState, control: 'join' | 'leave'): MessageKey {
  if (control === 'leave') return 'confirmLeaveText';
  return rule === 'members-only' ? 'confirmJoinMembersText' : 'confirmJoinText';
}
