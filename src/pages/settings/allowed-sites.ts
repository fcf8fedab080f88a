import { switchedOnSites } from '../../shared/badge-switch.ts';
import { browser } from '../../shared/browser.ts';
import { consentedSites } from '../../shared/session-binding.ts';

/** The keys of the sites that somebody allowed something, in the order of the alphabet. */
export interface AllowedSites {
  /** Their member pages show the badge. */
  badge: string[];
  /** Their session's cookie may be read. */
  cookie: string[];
}

/** Calls back with what is allowed, now and whenever that may have changed. */
export async function followAllowedSites(onSites: (sites: AllowedSites) => void): Promise<void> {
  const show = async () => {
    const [badge, cookie] = await Promise.all([switchedOnSites(), consentedSites()]);
    onSites({ badge: badge.sort(), cookie: cookie.sort() });
  };
  browser.storage.local.onChanged.addListener(show);
  await show();
}
