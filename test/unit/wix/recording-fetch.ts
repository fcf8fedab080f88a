export interface Sent {
  url: string;
  method: string;
  headers: Headers;
  body: unknown;
}

/** A fetch that gives these answers, one after the other and the last one for ever, and keeps what was sent. */
export function recordingFetch(...answers: (() => Response)[]) {
  const sent: Sent[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const answer = answers[Math.min(sent.length, answers.length - 1)];
    sent.push({
      url: input instanceof Request ? input.url : String(input),
      method: init?.method ?? 'GET',
      headers: new Headers(init?.headers),
      body: init?.body,
    });
    if (!answer) throw new Error('No answer was planned');
    return answer();
  };
  return { fetch, sent };
}
