import { setTimeout as pause } from 'node:timers/promises';

type Answer<T> = T | undefined | false;

/** Asks again and again until the answer is there (not undefined, not false); says what was missing when time is up. */
export async function poll<T>(
  what: string | (() => string),
  ask: () => Promise<Answer<T>> | Answer<T>,
  deadline = 10_000,
): Promise<T> {
  const end = Date.now() + deadline;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) {
      throw new Error(`Waited ${deadline / 1000} s in vain for ${typeof what === 'string' ? what : what()}.`);
    }
    await pause(20);
  }
}

/** The promise, or an error that names what was being waited for. */
export async function within<T>(what: string, promise: Promise<T>, deadline = 30_000): Promise<T> {
  const timer = new AbortController();
  const late = pause(deadline, undefined, { signal: timer.signal }).then(
    () => Promise.reject(new Error(`Waited ${deadline / 1000} s in vain for ${what}.`)),
    () => promise,
  );
  try {
    return await Promise.race([promise, late]);
  } finally {
    timer.abort();
  }
}
