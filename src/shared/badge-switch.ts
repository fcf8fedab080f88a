import * as v from 'valibot';
import { browser } from './browser.ts';
import { type Stored, stored } from './stored.ts';

const MemberPages = v.object({ profiles: v.array(v.string()), account: v.array(v.string()) });

/** A site whose page badge somebody wants: enough to know its member pages without reading its model again. */
export const BadgeSite = v.object({ siteKey: v.string(), memberPages: MemberPages });
export type BadgeSite = v.InferOutput<typeof BadgeSite>;

const keyOf = (siteKey: string) => `badge ${siteKey}`;

/** The switch of one site: there where it is on. It outlasts the browser; the content script reads it too. */
export function storedSwitch(siteKey: string): Stored<v.InferOutput<typeof MemberPages>> {
  return stored(keyOf(siteKey), MemberPages, browser.storage.local);
}

const intentKey = (siteKey: string) => `badge intent ${siteKey}`;

/** A site that was to be switched on when the browser was asked for its permission: the popup may not live to hear the answer. */
export function storedIntent(siteKey: string): Stored<BadgeSite> {
  return stored(intentKey(siteKey), BadgeSite);
}

/** Every site that somebody wanted switched on and that the browser has not said yes to, as far as we know. */
export async function intendedSites(): Promise<BadgeSite[]> {
  const everything = Object.entries(await browser.storage.session.get(null));
  return everything.flatMap(([key, value]) =>
    v.is(BadgeSite, value) && key === intentKey(value.siteKey) ? [value] : [],
  );
}

/** Whoever asks the browser for a host anew asks for nothing else of it: no answer so far was a no. */
export async function dropIntentsOf(siteKey: string, but?: string): Promise<void> {
  for (const other of await intendedSites()) {
    if (other.siteKey !== but && isOfHost(other.siteKey, siteKey)) await storedIntent(other.siteKey).remove();
  }
}

/** The key of the site a value of storage.local is the switch of; undefined for any other, and for what would be a pattern. */
export function siteOfSwitch(key: string): string | undefined {
  return /^badge ([a-z0-9._-]+(?::\d+)?(?:\/[^\s*?#]*)?)$/.exec(key)?.[1];
}

/** The sites that are switched on. */
export async function switchedOnSites(): Promise<string[]> {
  const everything = Object.entries(await browser.storage.local.get(null));
  return everything.flatMap(([key, value]) => (v.is(MemberPages, value) ? (siteOfSwitch(key) ?? []) : []));
}

/** The permission for the site's host; browsers give whole hosts only. */
export function permissionFor(siteKey: string): { origins: string[] } {
  return { origins: [`https://${siteKey.split('/', 1)[0]}/*`] };
}

/** Whether one permission serves both sites. */
export function isOfHost(one: string, other: string): boolean {
  return permissionFor(one).origins[0] === permissionFor(other).origins[0];
}

/** The site's own addresses, as match patterns. */
export function addressesOf(siteKey: string): string[] {
  const base = `https://${siteKey}`;
  return siteKey.includes('/') ? [base, `${base}?*`, `${base}/*`] : [`${base}/*`];
}
