import { useEffect, useMemo, useReducer } from 'preact/hooks';
import type { Words } from '../shared/words.ts';
import { leftOf, type WordsNow, wordsWith } from './wait.ts';

/** The words as they are now: drawn again with every second of their wait, and without it once it is over. */
export function useWordsNow(words: Words): WordsNow {
  const { seconds = 0, until = 0 } = words.wait ?? {};
  // Counted on the clock that nobody sets.
  const { atFirst, end } = useMemo(() => {
    const [atFirst, now] = [words.wait ? leftOf(words.wait, Date.now()) : 0, performance.now()];
    return { atFirst, end: now + atFirst };
  }, [seconds, until]);
  const left = Math.max(0, end - performance.now());
  useRedrawAfter(left > 0 ? left % 1000 || 1000 : undefined);
  return wordsWith(words, atFirst, left);
}

function useRedrawAfter(milliseconds: number | undefined): void {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    if (milliseconds === undefined) return undefined;
    const timer = setTimeout(redraw, milliseconds);
    return () => clearTimeout(timer);
  });
}
