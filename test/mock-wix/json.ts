import { type Answer, validationError } from './answer.ts';

export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The answer to a request whose body has to be a JSON object. */
export function withBody(text: string, answer: (body: Json) => Answer): Answer {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return validationError('body', 'is not JSON');
  }
  return isObject(body) ? answer(body) : validationError('body', 'is not an object');
}
