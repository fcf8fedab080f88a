import { Sentence } from '../../shared/sentence.tsx';
import type { WordsNow } from '../wait.ts';

/** To be heard, not seen. */
const heardOnly = {
  position: 'absolute',
  inlineSize: '1px',
  blockSize: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
} as const;

/** The sentence of a wait. It counts down for the eye only: what is announced would be announced every second. */
export function Countdown({ wait, values, secondsLeft }: WordsNow) {
  if (!wait || secondsLeft === undefined) return null;
  return (
    <>
      <span aria-hidden="true">
        <Sentence of={wait.meanwhile} values={{ ...values, wait: { seconds: secondsLeft } }} />
      </span>{' '}
      <span style={heardOnly}>
        <Sentence of={wait.meanwhile} values={values} />
      </span>
    </>
  );
}
