import { randomBytes } from 'node:crypto';

/** Where an owner's requests go. */
export const ownerHost = 'www.wixapis.com';

/**
 * The API key of whoever owns the sites, and how the API treats it. What is not readonly may be changed by a test;
 * `mock.reset()` puts it back.
 */
export class Owner {
  /** Stands in each part of the key, and nowhere else. */
  readonly canary = `owner${randomBytes(9).toString('hex')}`;
  readonly key = ['IST', ...[30, 150, 256].map((bytes) => this.#part(bytes))].join('.');

  /** The names of the sites the key may reach. */
  sites: readonly string[] | 'all' = 'all';
  isRevoked = false;
  mayWrite = true;
  /** How many requests with the key are answered in any 60 s. */
  requestsPerMinute = 200;
  /** What those above are told to wait; without it they are told nothing. */
  retryAfterS: number | undefined;
  /** A page of members comes without the number of all that were found. */
  tooManyToCount = false;

  reset(): void {
    this.sites = 'all';
    this.isRevoked = false;
    this.mayWrite = true;
    this.requestsPerMinute = 200;
    this.retryAfterS = undefined;
    this.tooManyToCount = false;
  }

  #part(bytes: number): string {
    return `${this.canary}${randomBytes(bytes).toString('base64url')}`;
  }
}
