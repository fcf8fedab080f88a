import type { Step } from './request.ts';
import type { SiteName } from './site-definitions.ts';

/** Something that goes wrong with the requests of one step of one site. The latest fault added wins. */
export interface Fault {
  site: SiteName;
  step: Step;
  /** How many requests it hits; without it, all of them. */
  times?: number;
  /** Waits this long before the request is handled. */
  delayMs?: number;
  /** Waits for this before the request is handled. */
  hold?: Promise<void>;
  /** Answers with this status, and the request changes nothing (but see `applyAfterMs`). */
  status?: number;
  /** Answers with exactly this body, and the request changes nothing (but see `applyAfterMs`). */
  body?: string;
  contentType?: string;
  headers?: Record<string, string>;
  /** The connection is reset before the request was read, or after it was read and applied. */
  drop?: 'before' | 'after';
  /** A write is answered as if it had worked, and changes nothing. */
  ignoreWrite?: boolean;
  /** A write is answered at once, as if it had worked or with `status`/`body`, and applied this much later. */
  applyAfterMs?: number;
  /** Changes the JSON of the answer that would have been sent. */
  alter?: (answer: unknown) => unknown;
  /** The answer never ends: in the middle of its headers, or of its body. */
  endless?: 'headers' | 'body';
  /** The body is sent one byte at a time, with this pause between bytes. */
  byteEveryMs?: number;
}

interface Entry {
  fault: Fault;
  left: number;
}

/** The faults that are switched on. */
export class Faults {
  #entries: Entry[] = [];

  add(fault: Fault): () => void {
    const entry: Entry = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
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

  clear(): void {
    this.#entries = [];
  }
}
