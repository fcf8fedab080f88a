import { isOfHost, permissionFor, switchedOnSites } from '../shared/badge-switch.ts';
import { browser } from '../shared/browser.ts';
import { consentedSites } from '../shared/session-binding.ts';

/** Gives a site's host back to the browser, unless a badge or a cookie still needs it. `but`: a badge that no longer does. */
export async function giveHostBack(siteKey: string, but?: string): Promise<void> {
  const badges = (await switchedOnSites()).filter((other) => other !== but);
  const inNeed = [...badges, ...(await consentedSites())];
  if (!inNeed.some((other) => isOfHost(other, siteKey)))
    await browser.permissions.remove(permissionFor(siteKey));
}
