/** The cookies of a request by name; the first of two with one name wins. */
export function readCookies(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at < 1) continue;
    const name = pair.slice(0, at).trim();
    if (!cookies.has(name)) cookies.set(name, pair.slice(at + 1).trim());
  }
  return cookies;
}

const year = 365 * 24 * 60 * 60;

const attributes = {
  svSession: `Path=/; Max-Age=${2 * year}; HttpOnly; Secure; SameSite=None`,
  hs: 'Path=/; HttpOnly; Secure',
  smSession: `Path=/; Max-Age=${year / 12}; HttpOnly; Secure`,
  'server-session-bind': 'Path=/; HttpOnly; Secure; SameSite=Lax',
  'XSRF-TOKEN': 'Path=/; Secure; SameSite=None',
};

/** The cookies a Wix site sets. */
export type CookieName = keyof typeof attributes;

/** A Set-Cookie header with the attributes this cookie has on a Wix site. */
export function setCookie(name: CookieName, value: string): string {
  return `${name}=${value}; ${attributes[name]}`;
}

/** A Set-Cookie header that removes the cookie. */
export function removeCookie(name: CookieName): string {
  return `${name}=; Path=/; Max-Age=0; HttpOnly; Secure`;
}
