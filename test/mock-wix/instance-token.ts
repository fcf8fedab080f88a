import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { guid } from './member.ts';
import type { MockSite } from './mock-site.ts';

/** Who an instance token speaks for. */
export interface TokenOwner {
  visitorId: string;
  memberId?: string;
  logInId?: string;
}

/** Why a token is refused. */
export type Refusal = 'missing' | 'malformed' | 'foreign' | 'expired';

/** What Velo's token has in front: its tokens are three parts. */
export const veloMark = 'wixcode-pub';

/** Signs and reads instance tokens: a signature and a JSON payload, both base64url, with a dot between them. */
export class InstanceTokens {
  readonly #secret = randomBytes(32);
  readonly #canary: string;

  constructor(canary: string) {
    this.#canary = canary;
  }

  issue(site: MockSite, appDefId: string, owner: TokenOwner): string {
    const now = Date.now();
    const payload = {
      instanceId: guid(`instance of ${appDefId} on ${site.name}`),
      appDefId,
      metaSiteId: site.metaSiteId,
      signDate: new Date(now).toISOString(),
      expirationDate: new Date(now + site.tokenLifetimeMs).toISOString(),
      ...(owner.memberId === undefined
        ? { aid: owner.visitorId }
        : { uid: owner.memberId, siteMemberId: owner.memberId, sessionId: owner.logInId }),
    };
    const encoded = Buffer.from(JSON.stringify(payload)).toString('base64url');
    return `${this.#sign(site, encoded)}.${encoded}`;
  }

  /** Reads the token a request carries; it must be this site's own and still good. */
  read(site: MockSite, token: string | undefined): TokenOwner | Refusal {
    if (!token) return 'missing';
    const parts = token.split('.');
    const [signature, encoded, ...rest] = parts[0] === veloMark ? parts.slice(1) : parts;
    if (!signature || !encoded || rest.length > 0) return 'malformed';
    const expected = Buffer.from(this.#sign(site, encoded));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'foreign';
    const payload: Record<string, string> = JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'));
    if (Date.parse(payload.expirationDate ?? '') <= Date.now()) return 'expired';
    return {
      visitorId: payload.aid ?? '',
      ...(payload.uid === undefined ? {} : { memberId: payload.uid }),
      ...(payload.sessionId === undefined ? {} : { logInId: payload.sessionId }),
    };
  }

  /** The canary stands in the signature, where base64url keeps it readable. */
  #sign(site: MockSite, encoded: string): string {
    const signed = createHmac('sha256', this.#secret)
      .update(`${site.metaSiteId}\n${site.tokenGeneration}\n${encoded}`)
      .digest('base64url');
    return `${this.#canary}${signed}`;
  }
}
