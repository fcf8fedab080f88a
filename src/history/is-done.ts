import type { Question } from '../protocol.ts';
import { NoAnswer } from '../shared/messages.ts';
import { askPatiently } from '../shared/patient-ask.ts';

/** Has the background do something with the history; false where it gave no answer. */
export async function isDone<N extends 'history:clear' | 'history:keep'>(
  name: N,
  question: Question<N>,
): Promise<boolean> {
  try {
    await askPatiently(name, question);
    return true;
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return false;
  }
}
