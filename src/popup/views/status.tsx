import type { RefObject } from 'preact';
import { say } from '../../shared/i18n.ts';
import { Sentence } from '../../shared/sentence.tsx';
import type { WordsNow } from '../wait.ts';
import { Countdown } from './countdown.tsx';

export const statusTextId = 'status-text';

/** The one thing that is announced: the state first, then what it means and what to do, as it becomes known. */
export function Status({
  words,
  element,
}: {
  words: WordsNow | undefined;
  element: RefObject<HTMLDivElement | null>;
}) {
  return (
    <div class="status" role="status" aria-atomic="false" tabIndex={-1} ref={element}>
      {words && (
        <>
          <p class="headline">{say(words.headline, words.values)}</p>
          {words.sentences.length > 0 && (
            <p id={statusTextId}>
              {words.sentences.map((key, index) => (
                <>
                  {index > 0 && ' '}
                  {key === words.wait?.meanwhile ? (
                    <Countdown {...words} />
                  ) : (
                    <Sentence of={key} values={words.values} />
                  )}
                </>
              ))}
            </p>
          )}
          {words.note && <p class="note">{say(words.note)}</p>}
        </>
      )}
    </div>
  );
}
