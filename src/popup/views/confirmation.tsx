import { useLayoutEffect, useRef } from 'preact/hooks';
import { type MessageKey, say } from '../../shared/i18n.ts';
import { Sentence } from '../../shared/sentence.tsx';
import { nameOf } from '../../wix/member.ts';
import type { MemberState } from '../../wix/tab-state.ts';

interface Props {
  state: MemberState;
  control: 'join' | 'leave';
  onConfirm: () => void;
  onCancel: () => void;
}

/** Asks before a change: who, where, and what it means. It exists only while it is open, and starts on Cancel. */
export function Confirmation({ state, control, onConfirm, onCancel }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    cancel.current?.focus();
    return () => element?.close(); // Gives the focus back to the button that opened it.
  }, []);

  const values = { name: nameOf(state.member), site: state.site.key };
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby="confirmation-title"
      aria-describedby="confirmation-text"
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      <h2 id="confirmation-title">{say(control === 'join' ? 'confirmJoin' : 'confirmLeave')}</h2>
      <p id="confirmation-text">
        <Sentence of={textFor(state, control)} values={values} />
      </p>
      <div class="controls">
        <button type="button" class="quiet" ref={cancel} onClick={onCancel}>
          {say('cancel')}
        </button>
        <button type="button" class="primary" onClick={onConfirm}>
          {say(control)}
        </button>
      </div>
    </dialog>
  );
}

function textFor({ rule }: MemberState, control: 'join' | 'leave'): MessageKey {
  if (control === 'leave') return 'confirmLeaveText';
  return rule === 'members-only' ? 'confirmJoinMembersText' : 'confirmJoinText';
}
