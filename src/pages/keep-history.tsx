import { say } from '../shared/i18n.ts';
import { isDone } from '../shared/patient-ask.ts';

interface Props {
  isKept: boolean;
  /** Told whether the background did it. */
  onAnswer: (isDone: boolean) => void;
}

/** The switch of the history, and what follows from switching it off. */
export function KeepHistory({ isKept, onAnswer }: Props) {
  return (
    <>
      <label class="keep">
        <input
          type="checkbox"
          role="switch"
          checked={isKept}
          aria-checked={isKept}
          aria-describedby="keep-note"
          onClick={async (event) => {
            event.preventDefault(); // It shows what is stored.
            onAnswer(await isDone('history:keep', { isKept: !isKept }));
          }}
        />
        <span>{say('historyKeep')}</span>
      </label>
      <p id="keep-note" class="note">
        {say('historyKeepNote')}
      </p>
    </>
  );
}
