import { setTimeout as pause } from 'node:timers/promises';
import type { ExtensionBrowser } from './browser.ts';

const shortestMs = 100;
const longestMs = 700;
/** A background that never lives long enough ends nothing: then it is left alone until somebody does something again. */
const mostInARow = 8;

/** Ends the background again and again while somebody waits for it, each time after a pause that the seed decides. */
export class Killing {
  /** How often it was ended. */
  kills = 0;
  private readonly next: () => number;
  private rests: AbortController | undefined;
  private killing: Promise<void> = Promise.resolve();
  /** When the next one is due; it may be overdue when somebody does something again. */
  private dueAt = 0;
  private isLeftAlone = false;
  private isWanted = false;

  constructor(
    private readonly browser: () => ExtensionBrowser,
    seed: number,
    /** Where another background than the one before would miss the point of a story. */
    private readonly isAtRest: () => boolean = () => false,
  ) {
    this.next = numbersFrom(seed);
  }

  /** From now on, until `rest`. */
  begin(): void {
    this.isWanted = true;
    if (this.isLeftAlone) return;
    this.rests?.abort();
    this.rests = new AbortController();
    const { signal } = this.rests;
    this.killing = this.killing.then(() => this.killUntil(signal));
    // It is heard of where somebody waits for the end of it.
    this.killing.catch(() => {});
  }

  /** Resolves when nothing is being ended any more. */
  async rest(): Promise<void> {
    this.isWanted = false;
    this.rests?.abort();
    await this.killing;
  }

  /** Nothing is ended while `act` is done, nor after it until the next `begin`. */
  async leaveAlone<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await this.resting(act);
    } finally {
      this.isWanted = false;
    }
  }

  /** What must find the background alive from beginning to end. */
  async inPeace<T>(act: () => Promise<T>): Promise<T> {
    const { isWanted } = this;
    try {
      return await this.resting(act);
    } finally {
      if (isWanted || this.isWanted) this.begin();
    }
  }

  private async resting<T>(act: () => Promise<T>): Promise<T> {
    const { isLeftAlone } = this;
    await this.rest();
    this.isLeftAlone = true;
    try {
      return await act();
    } finally {
      this.isLeftAlone = isLeftAlone;
    }
  }

  private async killUntil(rest: AbortSignal): Promise<void> {
    const most = this.kills + mostInARow;
    while (this.kills < most) {
      const isOver = await pause(this.dueAt - Date.now(), false, { signal: rest }).catch((error: unknown) => {
        if (rest.aborted) return true;
        throw error;
      });
      if (isOver) return;
      this.dueAt = Date.now() + shortestMs + this.next() * (longestMs - shortestMs);
      if (this.isAtRest()) continue;
      await this.browser().killBackground();
      this.kills += 1;
    }
  }
}

/** The same numbers between 0 and 1 for the same seed (a linear congruential generator). */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
