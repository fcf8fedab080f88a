import { isOfHost, permissionFor, storedSwitch, switchedOnSites } from '../shared/badge-switch.ts';
import { browser } from '../shared/browser.ts';
import { consentedSites, storedConsent } from '../shared/session-binding.ts';

/**
 * Takes back what one site was allowed, and of the browser's permissions what nothing else needs. Those go first and at
 * once: a background that is ended in between leaves none of them behind, and what it had noted is forgotten when the
 * browser tells that they went. One at a time, because a badge and a cookie may need the same host.
 */
export function takeBack(siteKey: string, what: 'badge' | 'cookie'): Promise<void> {
  return navigator.locks.request('allowed hosts', async () => {
    const badges = (await switchedOnSites()).filter((other) => what !== 'badge' || other !== siteKey);
    const cookies = (await consentedSites()).filter((other) => what !== 'cookie' || other !== siteKey);
    const isHostInNeed = [...badges, ...cookies].some((other) => isOfHost(other, siteKey));
    const ofNoUse = {
      ...(what === 'cookie' && cookies.length === 0 ? { permissions: ['cookies' as const] } : {}),
      ...(isHostInNeed ? {} : permissionFor(siteKey)),
    };
    try {
      if (Object.keys(ofNoUse).length > 0) await browser.permissions.remove(ofNoUse);
    } finally {
      await (what === 'badge' ? storedSwitch(siteKey) : storedConsent(siteKey)).remove();
    }
  });
}
