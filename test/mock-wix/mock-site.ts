import { Crowd } from './crowd.ts';
import { type DefaultPrivacy, initialDefaultPrivacy } from './default-privacy.ts';
import { createMember, guid, type MockMember } from './member.ts';
import { Replication } from './replication.ts';
import { initialRule, type MockRule } from './rule.ts';
import type { SiteDefinition } from './site-definitions.ts';

const fourHours = 4 * 60 * 60 * 1000;

/** One site of the mock world. What is not readonly may be changed by a test; `mock.reset()` puts it back. */
export class MockSite {
  readonly definition: SiteDefinition;
  readonly name: string;
  /** The external base URL as the page's model names it (`slash` has a trailing slash). */
  readonly base: string;
  /** `host` or `host/path`. */
  readonly key: string;
  readonly origin: string;
  readonly host: string;
  /** The path every URL of the site starts with: empty or `/name`. */
  readonly prefix: string;
  readonly metaSiteId: string;

  members: MockMember[] = [];
  /** Members nobody knows by name, whom only the owner sees: none before `crowd` was called. */
  others: Crowd;
  rule: MockRule = initialRule();
  /** What a new member starts with. */
  defaultPrivacy: DefaultPrivacy = initialDefaultPrivacy();
  /** How long a read without the consistency header may see the state before a write. */
  replicationLagMs = 0;
  /** Tokens name the member only for a request whose `client-binding` header equals its cookie. */
  bindingRequired = false;
  /** How long the instance tokens issued from now on are good for. */
  tokenLifetimeMs = fourHours;
  /** Sent with every page, for example a Content-Security-Policy. */
  pageHeaders: Record<string, string> = {};
  /** Changes the HTML of every page. */
  alterPage: (html: string, url: URL) => string = (html) => html;
  /** Instance tokens of another generation have expired. */
  tokenGeneration = 0;
  replication: Replication;

  readonly #endSessions: (site: MockSite) => void;

  constructor(definition: SiteDefinition, endSessions: (site: MockSite) => void) {
    const url = new URL(definition.base);
    this.definition = definition;
    this.name = definition.name;
    this.base = definition.base;
    this.origin = url.origin;
    this.host = url.host;
    this.prefix = url.pathname.replace(/\/$/, '');
    this.key = `${url.host}${this.prefix}`;
    this.metaSiteId = guid(`meta site ${definition.name}`);
    this.replication = new Replication(this.key);
    this.others = this.crowd(0);
    this.#endSessions = endSessions;
    this.reset();
  }

  /** Whether there is a Wix site behind its pages. */
  get isWix(): boolean {
    return this.definition.pages !== 'copy' && this.definition.pages !== 'plain';
  }

  /** The absolute URL of a path of this site. */
  url(path = '/'): string {
    return `${this.origin}${this.prefix}${path}`;
  }

  /** The member a test calls by this name. */
  member(name: string): MockMember {
    const member = this.members.find((candidate) => candidate.name === name);
    if (!member) throw new Error(`${this.name} has no member ${name}`);
    return member;
  }

  /** Gives the site so many members more, until the next reset; another seed makes others. */
  crowd(size: number, seed = 1): Crowd {
    this.others = new Crowd(size, seed, this.definition.mail);
    return this.others;
  }

  /** The URL of a member's public page. */
  profileUrl(memberName: string, tab = 'profile'): string {
    const prefix = this.definition.prefixes?.profiles ?? 'profile';
    return this.url(`/${prefix}/${this.member(memberName).slug}/${tab}`);
  }

  /** The URL of the page where a member edits their own data. */
  accountUrl(): string {
    return this.url(`/${this.definition.prefixes?.account ?? 'account'}/my-account`);
  }

  /** Visiting it logs the browser in on this site and goes on to the path `to`. */
  logInUrl(memberName: string, to = '/'): string {
    const { name } = this.member(memberName);
    return this.url(`/__mock/log-in?${new URLSearchParams({ member: name, to })}`);
  }

  /** Visiting it logs the browser out of this site and goes on to the path `to`. */
  logOutUrl(to = '/'): string {
    return this.url(`/__mock/log-out?${new URLSearchParams({ to })}`);
  }

  /** Logs everybody out of this site, on the server. */
  endSessions(): void {
    this.#endSessions(this);
  }

  /** From now on every instance token issued so far has expired; sessions go on. */
  expireTokens(): void {
    this.tokenGeneration += 1;
  }

  reset(): void {
    this.members = this.definition.members.map((seed) => createMember(seed, this.definition.mail));
    this.crowd(0);
    this.rule = initialRule();
    this.defaultPrivacy = initialDefaultPrivacy();
    this.replication = new Replication(this.key);
    this.replicationLagMs = 0;
    this.bindingRequired = false;
    this.tokenLifetimeMs = fourHours;
    this.pageHeaders = {};
    this.alterPage = (html) => html;
  }
}
