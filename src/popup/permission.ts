import type { Question } from '../protocol.ts';
import { NoAnswer } from '../shared/messages.ts';
import { askPatiently } from '../shared/patient-ask.ts';

/** The browser's answer; it refuses to ask where whoever manages it forbids, and that is a no. */
export async function isYes(answer: Promise<boolean>): Promise<boolean> {
  try {
    return await answer;
  } catch {
    return false;
  }
}

/** Has the background carry out what a person said. Whatever becomes of it, what is stored in the end is shown. */
export async function tell<N extends 'badge:show' | 'badge:hide' | 'binding:allow' | 'elsewhere:dismiss'>(
  name: N,
  question: Question<N>,
): Promise<void> {
  try {
    await askPatiently(name, question);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
  }
}
