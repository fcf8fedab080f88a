import { setImmediate as turn } from 'node:timers/promises';

interface Timer {
  at: number;
  ring: () => void;
}

/** Time that passes only when nothing else can happen, and then at once. */
export class VirtualClock {
  #now = 0;
  #lastId = 0;
  readonly #timers = new Map<number, Timer>();

  /** How far off the other clock is, which a person may set. */
  wrongByMs = 0;

  /** Milliseconds since the clock was made. */
  now(): number {
    return this.#now;
  }

  setTimer(ring: () => void, milliseconds: number): number {
    this.#timers.set(++this.#lastId, { at: this.#now + Math.max(0, milliseconds), ring });
    return this.#lastId;
  }

  clearTimer(id: number): void {
    this.#timers.delete(id);
  }

  /** Everything happens that needs no time. */
  async quiet(): Promise<void> {
    for (let turns = 0; turns < 3; turns++) await turn();
  }

  /** Gives back what the promise comes to; as much time passes as that takes, and no more. */
  async until<T>(promise: Promise<T>): Promise<T> {
    let isOver = false;
    const over = () => {
      isOver = true;
    };
    promise.then(over, over);
    for (;;) {
      await this.quiet();
      if (isOver) return promise;
      if (!this.#ringNext()) throw new Error('Nothing is left that could end this.');
    }
  }

  /** Everything happens that ever will. */
  async settle(): Promise<void> {
    do await this.quiet();
    while (this.#ringNext());
  }

  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    do await this.quiet();
    while (this.#ringNext(end));
    this.#now = end;
  }

  #ringNext(before = Number.POSITIVE_INFINITY): boolean {
    const [next] = [...this.#timers].sort(([, a], [, b]) => a.at - b.at);
    if (!next || next[1].at > before) return false;
    const [id, { at, ring }] = next;
    this.#timers.delete(id);
    this.#now = Math.max(this.#now, at);
    ring();
    return true;
  }
}

/** The globals through which code meets time, run by this clock. */
export function timeOf(clock: VirtualClock) {
  const epoch = Date.UTC(2025, 0, 1);
  return {
    setTimeout: (ring: () => void, milliseconds = 0) => clock.setTimer(ring, milliseconds),
    clearTimeout: (id: number) => clock.clearTimer(id),
    performance: { now: () => clock.now() },
    Date: class extends Date {
      static override now(): number {
        return epoch + clock.now() + clock.wrongByMs;
      }
    },
    AbortSignal: {
      timeout(milliseconds: number): AbortSignal {
        const controller = new AbortController();
        clock.setTimer(() => controller.abort(), milliseconds);
        return controller.signal;
      },
    },
  };
}
