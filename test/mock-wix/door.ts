import { type Answer, htmlAnswer, jsonAnswer, redirect } from './answer.ts';
import { removeCookie, setCookie } from './cookies.ts';
import type { MockSite } from './mock-site.ts';
import type { Sessions } from './sessions.ts';
import { visitorOf } from './visitor-cookies.ts';

/** Answers `{base}/__mock/…`: logging in and out by visiting a URL, and who is logged in. */
export function door(
  site: MockSite,
  name: string,
  query: URLSearchParams,
  cookies: ReadonlyMap<string, string>,
  sessions: Sessions,
): Answer {
  const { setCookies } = visitorOf(site, sessions, cookies);
  const to = query.get('to') ?? '/';
  const next = redirect(site.url(to.startsWith('/') ? to : `/${to}`));
  if (name === 'whoami') {
    const memberId = sessions.logIn(site, cookies)?.memberId;
    const nickname = site.members.find((member) => member.id === memberId)?.nickname ?? null;
    return jsonAnswer(200, { nickname });
  }
  if (name === 'log-in') {
    const member = site.members.find((candidate) => candidate.name === query.get('member'));
    if (!member)
      return htmlAnswer(404, '<!doctype html><title>Not found</title><p>There is no such member.</p>');
    const smSession = sessions.start(site, member, cookies);
    return { ...next, cookies: [...setCookies, setCookie('smSession', smSession)] };
  }
  if (name === 'log-out') {
    const elsewhere = sessions.stop(site, cookies);
    return { ...next, cookies: elsewhere ? setCookies : [...setCookies, removeCookie('smSession')] };
  }
  return htmlAnswer(404, '<!doctype html><title>Not found</title><p>There is no such door.</p>');
}
