import { type Answer, htmlAnswer, jsonAnswer, redirect } from './answer.ts';
import { become } from './become.ts';
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
  const enter = (member: string | null): Answer => ({
    ...next,
    cookies: [...setCookies, ...become(member, site, cookies, sessions).setCookies],
  });
  if (name === 'log-in') {
    const member = site.members.find((candidate) => candidate.name === query.get('member'));
    if (member) return enter(member.name);
    return htmlAnswer(404, '<!doctype html><title>Not found</title><p>There is no such member.</p>');
  }
  if (name === 'log-out') return enter(null);
  return htmlAnswer(404, '<!doctype html><title>Not found</title><p>There is no such door.</p>');
}
