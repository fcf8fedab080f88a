import type { MockMember, PrivacyStatus } from './member.ts';

interface Write {
  sequence: number;
  memberId: string;
  before: PrivacyStatus;
  settledAt: number;
}

/**
 * Eventual consistency: for a while after a write a read sees the old state, unless it carries the
 * `X-Wix-Consistent` header that this write, or a later one, was answered with.
 */
export class Replication {
  readonly #site: string;
  #sequence = 0;
  #writes: Write[] = [];

  constructor(site: string) {
    this.#site = site;
  }

  write(member: MockMember, privacyStatus: PrivacyStatus, lagMs: number): void {
    this.#sequence += 1;
    const settledAt = Date.now() + lagMs;
    this.#writes = this.#writes.filter((write) => write.settledAt > Date.now());
    this.#writes.push({
      sequence: this.#sequence,
      memberId: member.id,
      before: member.privacyStatus,
      settledAt,
    });
    member.privacyStatus = privacyStatus;
    member.updatedDate = new Date().toISOString();
  }

  /** The header value that stands for everything written so far. */
  consistent(): string {
    return Buffer.from(JSON.stringify({ site: this.#site, sequence: this.#sequence })).toString('base64url');
  }

  /** What a read with this header value (or none) sees. */
  read(member: MockMember, header: string | undefined): PrivacyStatus {
    const known = this.#sequenceOf(header);
    const unseen = this.#writes.find(
      (write) => write.memberId === member.id && write.sequence > known && write.settledAt > Date.now(),
    );
    return unseen?.before ?? member.privacyStatus;
  }

  #sequenceOf(header: string | undefined): number {
    const found = /^\{"site":"([^"]*)","sequence":(\d+)\}$/.exec(
      Buffer.from(header ?? '', 'base64url').toString('utf8'),
    );
    return found?.[1] === this.#site ? Number(found[2]) : 0;
  }
}
