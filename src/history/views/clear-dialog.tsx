import { useLayoutEffect, useRef } from 'preact/hooks';
import { say } from '../../shared/i18n.ts';
import { askPatiently } from '../../shared/patient-ask.ts';

/** Asks before every change is forgotten. It starts on Cancel. */
export function ClearDialog({ onClose }: { onClose: () => void }) {
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
      onCancel={onClose}
    >
      <h2 id="clear-title">{say('historyClear')}</h2>
      <p id="clear-text">{say('historyClearText')}</p>
      <div class="tools">
        <button type="button" ref={cancel} onClick={onClose}>
          {say('cancel')}
        </button>
        <button
          type="button"
          class="primary"
          onClick={async () => {
            await askPatiently('history:clear', null);
            onClose();
          }}
        >
          {say('historyClear')}
        </button>
      </div>
    </dialog>
  );
}
