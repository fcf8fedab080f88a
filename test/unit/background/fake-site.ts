import type { WixSite } from '../../../src/wix/site.ts';
import { usualSite } from '../wix/usual-site.ts';

export type Step = 'tokens' | 'member' | 'rule' | 'join' | 'leave' | 'query';
type Serve = () => Response;
/** Replies in the site's place; `serve` is what the site itself would do and say. */
export type Reply = (serve: Serve) => Response | Promise<Response>;

/** In every token, and nowhere else: it must never be stored. */
export const tokenMark = 'canary';

/** A site as its pages describe it, by its key. */
export function siteAt(key: string): WixSite {
  const base = `https://${key}`;
  return { key, base, accessTokensUrl: `${base}/_api/v1/access-tokens`, ...usualSite };
}

const base = 'https://www.acme-club.test';
const api = `${base}/_api/members/v1`;
const metasite = '22bef345-3c5b-4c18-b782-74d4085112ff';

export interface SiteMember {
  id: string;
  privacyStatus: string;
  status?: string;
  activityStatus?: string;
}

/** What the site answers when it breaks, refuses or is not there. */
export const answered = (status: number, code?: string): Reply => {
  const details = code ? { applicationError: { code, description: '' } } : {};
  return () => Response.json({ message: 'no', details }, { status });
};
export const broken: Reply = () => Promise.reject(new TypeError('Failed to fetch'));
export const silent: Reply = () => new Promise(() => {});

/** Replies once it is let go: as the site does, or so. */
export function held(then: Reply = (serve) => serve()): { reply: Reply; release: () => void } {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const reply: Reply = async (serve) => {
    await released;
    return then(serve);
  };
  return { reply, release };
}

/** A Wix site with two members, of which one is logged in per cookie jar. Counts what it is asked for. */
export class FakeSite {
  readonly site = siteAt('www.acme-club.test');
  readonly dana: SiteMember = { id: 'dana', privacyStatus: 'PUBLIC' };
  readonly omer: SiteMember = { id: 'omer', privacyStatus: 'PRIVATE' };
  /** Who is logged in, by cookie jar. */
  readonly sessions = new Map([['normal', this.dana]]);
  /** Where a cookie jar is here, its member is named only to requests with this binding. */
  readonly bindings = new Map<string, string>();
  /** The bindings that came with requests, and for which step. */
  readonly bound: { step: Step; binding: string }[] = [];
  readonly steps: Step[] = [];
  /** With which cookies requests came. */
  readonly credentials: (string | undefined)[] = [];
  rule = { publicMemberCandidates: 'ANYONE', publicMemberVisibility: 'VISIBLE_TO_ALL' };
  readonly #replies = new Map<Step, Reply[]>();

  /** How often anything was to be written. */
  get writes(): number {
    return this.steps.filter((step) => step === 'join' || step === 'leave').length;
  }

  /** The next requests for this step are replied to so, one after the other and the last for ever; none: as usual. */
  reply(step: Step, ...replies: Reply[]): void {
    this.#replies.set(step, replies);
  }

  /** The next request for this step is replied to so, the others as usual. */
  replyOnce(step: Step, reply: Reply): void {
    this.reply(step, reply, (serve) => serve());
  }

  async serve(url: string, init: RequestInit, tabsJar: string): Promise<Response> {
    const jar = init.credentials === 'omit' ? 'of nobody' : tabsJar;
    this.credentials.push(init.credentials);
    const step = this.#stepOf(new URL(url), init.method ?? 'GET');
    this.steps.push(step);
    const replies = this.#replies.get(step) ?? [];
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    const headers = new Headers(init.headers);
    const binding = headers.get('client-binding');
    if (binding !== null) this.bound.push({ step, binding });
    const isNamed = !this.bindings.has(jar) || this.bindings.get(jar) === binding;
    const serve = () => this.#usual(step, jar, headers.get('authorization'), isNamed, String(init.body));
    return reply ? reply(serve) : serve();
  }

  #stepOf(url: URL, method: string): Step {
    // Its neighbour under a path of the same host has the same members.
    const address = `${method} ${url.origin}${url.pathname.replace(/^\/other(?=\/)/, '')}`;
    const steps: Record<string, Step> = {
      [`GET ${this.site.accessTokensUrl}`]: 'tokens',
      [`GET ${api}/members/my`]: 'member',
      [`GET ${api}/privacy-settings`]: 'rule',
      [`POST ${api}/members/query`]: 'query',
      [`POST ${api}/members/join-community`]: 'join',
      [`POST ${api}/members/leave-community`]: 'leave',
    };
    const step = steps[address];
    if (!step) throw new Error(`not a request this site knows: ${address}`);
    return step;
  }

  /** Dana, where she was asked for and a visitor sees her. */
  #shown(body: string): Response {
    const { publicMemberCandidates, publicMemberVisibility } = this.rule;
    const isForAll = publicMemberCandidates === 'ANYONE' && publicMemberVisibility === 'VISIBLE_TO_ALL';
    const { id, privacyStatus, status = 'APPROVED' } = this.dana;
    const isSeen = isForAll && privacyStatus === 'PUBLIC' && status === 'APPROVED';
    return Response.json({ members: isSeen && body.includes(JSON.stringify(id)) ? [{ id }] : [] });
  }

  #usual(step: Step, jar: string, token: string | null, isNamed: boolean, body: string): Response {
    if (step === 'rule') return Response.json({ memberPrivacySettings: { ...this.rule, revision: '1' } });
    if (step === 'tokens') {
      const member = isNamed ? this.sessions.get(jar) : undefined;
      const instance = `sig.${tokenMark}-${member?.id ?? 'visitor'}`;
      return Response.json({
        apps: { [metasite]: { instance, intId: 1 } },
        ...(member ? { smToken: tokenMark } : {}),
      });
    }
    if (step === 'query') return this.#shown(body);
    const member = [this.dana, this.omer].find(({ id }) => token === `sig.${tokenMark}-${id}`);
    if (!member) return Response.json({ message: 'unauthorised', details: {} }, { status: 401 });
    if (step !== 'member') member.privacyStatus = step === 'join' ? 'PUBLIC' : 'PRIVATE';
    return Response.json({
      member: { status: 'APPROVED', activityStatus: 'ACTIVE', ...member, profile: { nickname: member.id } },
    });
  }
}
