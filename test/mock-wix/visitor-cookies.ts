import { setCookie } from './cookies.ts';
import type { MockSite } from './mock-site.ts';
import type { Sessions, Visitor } from './sessions.ts';

/** The browser behind these cookies, and the cookies it has to be given when the server did not know it. */
export function visitorOf(
  site: MockSite,
  sessions: Sessions,
  cookies: ReadonlyMap<string, string>,
): { visitor: Visitor; setCookies: string[] } {
  const known = sessions.visitor(site, cookies);
  const visitor = known ?? sessions.createVisitor(site);
  const wanted = [
    ['svSession', visitor.svSession],
    ['hs', visitor.hs],
    ['server-session-bind', visitor.binding],
    ['XSRF-TOKEN', visitor.xsrf],
  ] as const;
  return {
    visitor,
    setCookies: wanted
      .filter(([name, value]) => cookies.get(name) !== value)
      .map(([name, value]) => setCookie(name, value)),
  };
}
