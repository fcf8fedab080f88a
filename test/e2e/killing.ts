import { setTimeout as pause } from 'node:timers/promises';
import type { ExtensionBrowser } from './browser.ts';

const shortestMs = 100;
const longestMs = 700;
/** On a slow machine no background lives long enough to end anything: then the last ones are left alone. */
const mostKills = 30;

/**
 * Does `act` while the background is ended again and again, each time after a pause that the seed decides. Gives back
 * how often, thirty times at most. When it is over the background lives.
 */
export async function whileKilling(
  browser: ExtensionBrowser,
  seed: number,
  act: () => Promise<void>,
): Promise<number> {
  const over = new AbortController();
  const killing = killUntil(over.signal, browser, numbersFrom(seed));
  try {
    await act();
  } finally {
    over.abort();
    await killing;
  }
  return killing;
}

async function killUntil(over: AbortSignal, browser: ExtensionBrowser, next: () => number): Promise<number> {
  for (let kills = 0; kills < mostKills; kills += 1) {
    const pauseMs = shortestMs + next() * (longestMs - shortestMs);
    const isOver = await pause(pauseMs, false, { signal: over }).catch((error: unknown) => {
      if (over.aborted) return true;
      throw error;
    });
    if (isOver) return kills;
    await browser.killBackground();
  }
  return mostKills;
}

/** The same numbers between 0 and 1 for the same seed (a linear congruential generator). */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
