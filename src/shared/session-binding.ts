import * as v from 'valibot';
import { permissionFor } from './badge-switch.ts';
import { browser } from './browser.ts';
import { type Stored, stored } from './stored.ts';

/** What the browser is asked for where a site names the member only to requests that repeat its session's cookie. */
export function bindingPermission(siteKey: string): { permissions: ['cookies']; origins: string[] } {
  return { permissions: ['cookies'], ...permissionFor(siteKey) };
}

const consentPrefix = 'binding ';
const Consent = v.literal(true);

/** That a person let the cookie of this site be read: the browser's permission for it is not the site's alone. */
export function storedConsent(siteKey: string): Stored<true> {
  return stored(consentPrefix + siteKey, Consent, browser.storage.local);
}

/** The sites that somebody let us read the cookie of. */
export async function consentedSites(): Promise<string[]> {
  const everything = Object.entries(await browser.storage.local.get(null));
  return everything.flatMap(([key, value]) =>
    key.startsWith(consentPrefix) && v.is(Consent, value) ? [key.slice(consentPrefix.length)] : [],
  );
}

/** The site that the browser was asked about last: the popup may not live to hear the answer. */
export function storedBindingIntent(): Stored<{ siteKey: string }> {
  return stored('binding intent', v.object({ siteKey: v.string() }));
}
