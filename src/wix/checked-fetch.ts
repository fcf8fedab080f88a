import { FailureError, failureOfAnswer } from './failure.ts';

/**
 * A `fetch` that throws for every answer other than 2xx what `failureOf` understands: the SDK's own reading of error answers
 * gives up on bodies it does not know.
 */
export function checkedFetch(
  fetch: typeof globalThis.fetch,
  onAnswer: (response: Response) => void = () => {},
): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (!response.ok) throw new FailureError(await failureOfAnswer(response));
    onAnswer(response);
    return response;
  };
}
