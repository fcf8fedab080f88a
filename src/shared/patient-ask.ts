import type { Answer, MessageName, Question } from '../protocol.ts';
import { ask, NoAnswer, unlessNoAnswer } from './messages.ts';

const mostTries = 3;

/**
 * Asks the background what may be asked twice: one that was ended meanwhile gives no answer, and asking again starts it
 * again, as long as it is wanted. Throws NoAnswer.
 */
export async function askPatiently<N extends MessageName>(
  name: N,
  question: Question<N>,
  isWanted: () => boolean = () => true,
): Promise<Answer<N>> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask(name, question);
    } catch (error) {
      if (!(error instanceof NoAnswer) || tries === mostTries || !isWanted()) throw error;
    }
  }
}

/** The same for what gives nothing back; false where the background gave no answer. What is stored in the end is shown. */
export async function isDone<N extends MessageName>(name: N, question: Question<N>): Promise<boolean> {
  return (await unlessNoAnswer(askPatiently(name, question))) !== undefined;
}
