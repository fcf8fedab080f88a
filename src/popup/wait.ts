import type { Wait, Words } from '../shared/words.ts';

/** Words of one moment. */
export interface WordsNow extends Words {
  /** What is left of the wait. */
  secondsLeft?: number;
}

/**
 * How long a wait still takes for who sees it first at `now` (ms since 1970): not longer than in all, and not less than
 * nothing, whatever became of the clock since it began.
 */
export function leftOf({ seconds, until }: Wait, now: number): number {
  return Math.min(Math.max(0, until - now), seconds * 1000);
}

/**
 * The words with so much of their wait left, of which there was `atFirst`: the sentence says that for as long as it
 * lasts, and when it is over nothing of it is left.
 */
export function wordsWith(words: Words, atFirst: number, left: number): WordsNow {
  const { disabled, wait, ...plain } = words;
  if (!wait) return words;
  if (left > 0) {
    const values = { ...words.values, wait: { seconds: Math.ceil(atFirst / 1000) } };
    return { ...words, values, secondsLeft: Math.ceil(left / 1000) };
  }
  return { ...plain, sentences: words.sentences.map((key) => (key === wait.meanwhile ? wait.over : key)) };
}
