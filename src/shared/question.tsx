import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type MessageKey, say } from './i18n.ts';

interface Props {
  title: MessageKey;
  /** What follows from a yes. */
  children: ComponentChildren;
  /** The name of the button that says yes. */
  yes: MessageKey;
  onYes: () => void;
  onCancel: () => void;
}

/** Asks before something is done. It exists only while it is open, and starts on Cancel. */
export function Question({ title, children, yes, onYes, onCancel }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    cancel.current?.focus();
    return () => element?.close(); // Gives the focus back to the button that opened it.
  }, []);
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby="question-title"
      aria-describedby="question-text"
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      <h2 id="question-title">{say(title)}</h2>
      <p id="question-text">{children}</p>
      <div class="controls">
        <button type="button" class="quiet" ref={cancel} onClick={onCancel}>
          {say('cancel')}
        </button>
        <button type="button" class="primary" onClick={onYes}>
          {say(yes)}
        </button>
      </div>
    </dialog>
  );
}
