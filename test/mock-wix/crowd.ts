import { createHash } from 'node:crypto';
import { crowdMember } from './crowd-member.ts';
import type { StoredMember } from './member.ts';

/** How many queries are remembered. */
const mostQueries = 20;

/** Members made by the number: the same ones for the same seed and site, and only once somebody looks. */
export class Crowd {
  readonly #size: number;
  readonly #start: number;
  readonly #domain: string;
  #members: readonly StoredMember[] | undefined;
  #found = new Map<string, readonly StoredMember[]>();

  constructor(size: number, seed: number, domain: string) {
    this.#size = size;
    this.#start = createHash('sha256').update(`crowd ${seed} of ${domain}`).digest().readUInt32LE();
    this.#domain = domain;
  }

  /** All of them; what is to be different is changed with `change`. */
  get members(): readonly Readonly<StoredMember>[] {
    this.#members ??= Array.from({ length: this.#size }, (_, index) =>
      crowdMember(this.#start, index, this.#domain),
    );
    return this.#members;
  }

  /** Changes one of them on the server. */
  change(index: number, to: Partial<StoredMember>): void {
    const member = this.members[index];
    if (!member) throw new Error(`The crowd has no member ${index}`);
    Object.assign(member, to);
    this.#found.clear();
  }

  /** Whom `find` finds among them; asked the same again it is not called, until somebody has changed. */
  found(
    asked: string,
    find: (all: readonly StoredMember[]) => readonly StoredMember[],
  ): readonly StoredMember[] {
    const known = this.#found.get(asked);
    if (known) return known;
    if (this.#found.size >= mostQueries) this.#found.clear();
    const found = find(this.members);
    this.#found.set(asked, found);
    return found;
  }
}
