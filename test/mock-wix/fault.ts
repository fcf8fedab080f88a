import type { Step } from './request.ts';
import type { SiteName } from './site-definitions.ts';
import type { Transfer } from './transfer.ts';

/**
 * Something that goes wrong with the requests of one step of one site. The latest fault added wins. What is named here
 * can be combined; what excludes each other is one field.
 */
export interface Fault {
  /** Whose requests; one of an owner is the site's that it names in its header. */
  site: SiteName;
  step: Step;
  /** How many requests it hits; without it, all of them. */
  times?: number;

  /** Waits this long before the request is handled. */
  delayMs?: number;
  /** Waits for this before the request is handled. */
  hold?: Promise<void>;
  /** The connection is reset before the request was read, or after it was read and applied. */
  drop?: 'before' | 'after';
  /**
   * Who the browser that asks is logged in as from then on (null: nobody): before this request is handled, or as soon as
   * its answer is made. The cookies that takes come with the answer. It is nothing to an owner, who has a key.
   */
  session?: { when: 'before' | 'after'; member: string | null };

  /** A write is answered as if it had worked, and changes nothing. */
  ignoreWrite?: boolean;
  /** A write is answered at once, as if it had worked or as `status`, `body`, `redirect` say, and applied this much later. */
  applyAfterMs?: number;

  /** Answers with this status, and the request changes nothing (but see `applyAfterMs`). */
  status?: number;
  /** Answers with exactly this body, and the request changes nothing (but see `applyAfterMs`). */
  body?: string;
  /** Sends on to this address, or to `itself`, with `status` or 302; the request changes nothing (but see `applyAfterMs`). */
  redirect?: string;
  /** Changes the JSON of the answer that would have been sent. */
  alter?: (answer: unknown) => unknown;
  contentType?: string;
  headers?: Record<string, string>;

  /** How the answer comes over the wire, if not as it is. */
  transfer?: Transfer;
}

interface Entry {
  fault: Fault;
  left: number;
  /** What it holds, or will hold, was not released yet. */
  isHolding: boolean;
}

/** The faults that are switched on. */
export class Faults {
  #entries: Entry[] = [];

  add(fault: Fault): () => void {
    const entry: Entry = {
      fault,
      left: fault.times ?? Number.POSITIVE_INFINITY,
      isHolding: Boolean(fault.hold),
    };
    fault.hold?.finally(() => {
      entry.isHolding = false;
    });
    this.#entries.push(entry);
    return () => {
      this.#entries = this.#entries.filter((other) => other !== entry);
    };
  }

  /** The fault that hits this request, which uses up one of its times. */
  take(site: string, step: Step): Fault | undefined {
    const entry = this.#entries.findLast(
      ({ fault, left }) => fault.site === site && fault.step === step && left > 0,
    );
    if (entry) entry.left -= 1;
    return entry?.fault;
  }

  /** Whether one is still to hit the very next requests, or to hold one: another request in between would miss the point. */
  get areExact(): boolean {
    return this.#entries.some(
      ({ fault, left, isHolding }) => isHolding || (fault.times !== undefined && left > 0),
    );
  }

  clear(): void {
    this.#entries = [];
  }
}
