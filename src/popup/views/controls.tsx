import { type MessageKey, say } from '../../shared/i18n.ts';
import type { Control, Words } from '../../shared/words.ts';
import { statusTextId } from './status.tsx';

const names: Record<Control, MessageKey> = {
  join: 'join',
  leave: 'leave',
  undo: 'undo',
  'check-again': 'checkAgain',
  'try-again': 'tryAgain',
  'copy-details': 'copyDetails',
  allow: 'allow',
};

interface Props {
  words: Words;
  isCopied: boolean;
  onPress: (control: Control) => void;
}

/** The buttons of a state. One that can't be used stays in reach of the keyboard and says why. */
export function Controls({ words, isCopied, onPress }: Props) {
  return (
    <div class="controls">
      {words.controls.map((control) => {
        const isDisabled = words.disabled === control;
        return (
          <button
            key={control}
            type="button"
            class={classOf(control, isCopied)}
            aria-disabled={isDisabled}
            {...(isDisabled ? { 'aria-describedby': statusTextId } : {})}
            onClick={isDisabled ? undefined : () => onPress(control)}
          >
            {say(names[control])}
          </button>
        );
      })}
    </div>
  );
}

function classOf(control: Control, isCopied: boolean): string {
  if (control === 'copy-details' && isCopied) return 'quiet copied';
  return control === 'join' ? 'primary' : 'quiet';
}
