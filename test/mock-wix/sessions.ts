import { randomBytes, randomUUID } from 'node:crypto';
import type { MockMember } from './member.ts';
import type { MockSite } from './mock-site.ts';

/** One browser as an origin knows it, logged in or not. */
export interface Visitor {
  origin: string;
  svSession: string;
  visitorId: string;
  hs: string;
  binding: string;
  xsrf: string;
}

/** One member logged in on one site from one browser. */
export interface LogIn {
  id: string;
  site: MockSite;
  memberId: string;
  smToken: string;
}

interface MemberSession {
  origin: string;
  logIns: Map<MockSite, LogIn>;
}

/**
 * The server's memory of who is who. The cookies belong to an origin, as in reality; which member they stand for is
 * kept here for each site, so neighbours on one origin have sessions of their own.
 */
export class Sessions {
  readonly #canary: string;
  readonly #cookieCanary: string;
  #visitors = new Map<string, Visitor>();
  #memberSessions = new Map<string, MemberSession>();
  #alive = new Set<string>();

  constructor(canary: string, cookieCanary: string) {
    this.#canary = canary;
    this.#cookieCanary = cookieCanary;
  }

  /** The values that sessions are bound with. */
  get bindings(): string[] {
    return [...this.#visitors.values()].map(({ binding }) => binding);
  }

  /** The browser these cookies belong to, if this server knows it. */
  visitor(site: MockSite, cookies: ReadonlyMap<string, string>): Visitor | undefined {
    const visitor = this.#visitors.get(cookies.get('svSession') ?? '');
    return visitor?.origin === site.origin ? visitor : undefined;
  }

  createVisitor(site: MockSite): Visitor {
    const visitor: Visitor = {
      origin: site.origin,
      svSession: this.#cookieValue(),
      visitorId: randomUUID(),
      hs: this.#cookieValue(),
      binding: randomUUID(),
      xsrf: `${Math.floor(Date.now() / 1000)}|${randomBytes(9).toString('base64url')}`,
    };
    this.#visitors.set(visitor.svSession, visitor);
    return visitor;
  }

  /** Who these cookies are logged in as on this site. */
  logIn(site: MockSite, cookies: ReadonlyMap<string, string>): LogIn | undefined {
    const session = this.#memberSession(site, cookies);
    return session?.logIns.get(site);
  }

  /** Logs in on one site; returns the value of the smSession cookie. */
  start(site: MockSite, member: MockMember, cookies: ReadonlyMap<string, string>): string {
    const known = this.#memberSession(site, cookies);
    const smSession = known ? (cookies.get('smSession') ?? '') : this.#cookieValue();
    const session: MemberSession = known ?? { origin: site.origin, logIns: new Map() };
    this.#memberSessions.set(smSession, session);
    this.#end(session, site);
    const id = randomUUID();
    const smToken = `${this.#canary}${randomBytes(24).toString('base64url')}`;
    session.logIns.set(site, { id, site, memberId: member.id, smToken });
    this.#alive.add(id);
    return smSession;
  }

  /** Logs out on one site; returns whether the browser is still logged in on a neighbour. */
  stop(site: MockSite, cookies: ReadonlyMap<string, string>): boolean {
    const session = this.#memberSession(site, cookies);
    if (!session) return false;
    this.#end(session, site);
    return session.logIns.size > 0;
  }

  isAlive(logInId: string): boolean {
    return this.#alive.has(logInId);
  }

  endAll(site: MockSite): void {
    for (const session of this.#memberSessions.values()) this.#end(session, site);
  }

  reset(): void {
    this.#visitors.clear();
    this.#memberSessions.clear();
    this.#alive.clear();
  }

  #memberSession(site: MockSite, cookies: ReadonlyMap<string, string>): MemberSession | undefined {
    const session = this.#memberSessions.get(cookies.get('smSession') ?? '');
    return session?.origin === site.origin ? session : undefined;
  }

  #end(session: MemberSession, site: MockSite): void {
    const logIn = session.logIns.get(site);
    if (logIn) this.#alive.delete(logIn.id);
    session.logIns.delete(site);
  }

  #cookieValue(): string {
    return `${this.#cookieCanary}${randomBytes(24).toString('hex')}`;
  }
}
