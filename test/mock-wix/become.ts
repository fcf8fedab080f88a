import { removeCookie, setCookie } from './cookies.ts';
import type { MockSite } from './mock-site.ts';
import type { Sessions } from './sessions.ts';

/** The cookies a browser has from then on, and the headers that tell it so. */
export interface CookieChange {
  cookies: ReadonlyMap<string, string>;
  setCookies: string[];
}

/** Logs the browser with these cookies in on a site as somebody, or out (null). */
export function become(
  member: string | null,
  site: MockSite,
  cookies: ReadonlyMap<string, string>,
  sessions: Sessions,
): CookieChange {
  const now = new Map(cookies);
  if (member !== null) {
    const smSession = sessions.start(site, site.member(member), cookies);
    return { cookies: now.set('smSession', smSession), setCookies: [setCookie('smSession', smSession)] };
  }
  const elsewhere = sessions.stop(site, cookies);
  if (elsewhere) return { cookies, setCookies: [] };
  now.delete('smSession');
  return { cookies: now, setCookies: [removeCookie('smSession')] };
}
