import { parseUrl } from './url.ts';

/** `host` or `host/path` of a base URL: the same for every spelling of one address. */
export function siteKey(base: URL): string {
  return base.host + base.pathname.replace(/\/$/, '');
}

/** Whether an address is a page of the site with this key. Never throws. */
export function isOnSite(url: string | undefined, key: string): boolean {
  const page = parseUrl(url);
  return page?.protocol === 'https:' && `${page.host}${page.pathname}/`.startsWith(`${key}/`);
}
