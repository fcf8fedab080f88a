import { useLayoutEffect, useRef } from 'preact/hooks';
import { say } from '../../shared/i18n.ts';

/** Asks before every change is forgotten. It starts on Cancel. */
export function ClearDialog({ onCancel, onClear }: { onCancel: () => void; onClear: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    cancel.current?.focus();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby="clear-title"
      aria-describedby="clear-text"
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      <h2 id="clear-title">{say('historyClear')}</h2>
      <p id="clear-text">{say('historyClearText')}</p>
      <div class="tools">
        <button type="button" ref={cancel} onClick={onCancel}>
          {say('cancel')}
        </button>
        <button type="button" class="primary" onClick={onClear}>
          {say('historyClear')}
        </button>
      </div>
    </dialog>
  );
}
