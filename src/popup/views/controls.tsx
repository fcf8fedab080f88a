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
};

/** The buttons of a state. One that can't be used stays in reach of the keyboard and says why. */
export function Controls({
  words,
  onPress,
}: {
  words: Words | undefined;
  onPress: (control: Control) => void;
}) {
  return (
    <div class="controls">
      {words?.controls.map((control) => {
        const isDisabled = words.disabled === control;
        return (
          <button
            key={control}
            type="button"
            class={control === 'join' ? 'primary' : 'quiet'}
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
