import { dropIntentsOf, permissionFor, storedIntent, storedSwitch } from '../shared/badge-switch.ts';
import { browser } from '../shared/browser.ts';
import { isDone } from '../shared/patient-ask.ts';
import { isYes } from '../shared/permission.ts';
import { storedBindingIntent } from '../shared/session-binding.ts';
import type { WixSite } from '../wix/site.ts';
import { siteOf } from '../wix/tab-state.ts';
import { store } from './store.ts';

/** Keeps the switch in view what is stored for the site in view. */
export function followBadgeSwitch(): void {
  let inView: string | undefined;
  store.subscribe(async (popup) => {
    const site = siteOf(popup.state);
    if (!site || site.key === inView) return;
    inView = site.key;
    if (!popup.isPrivate) await dropOldIntent(site.key);
    const place = storedSwitch(site.key);
    const show = (pages: unknown) => {
      if (inView === site.key) store.setState({ isBadgeOn: pages !== undefined });
    };
    place.follow(show);
    show(await place.get());
  });
}

/** A question about a site that has no yes by the time somebody opens the popup there again counts as answered with no. */
async function dropOldIntent(siteKey: string): Promise<void> {
  const intent = storedIntent(siteKey);
  if (!(await intent.get())) return;
  await isDone('badge:show', null);
  await intent.remove();
}

/**
 * Switches the page badge of a site on or off. Browsers ask for the permission only in the very turn of the click, and
 * the popup may close under their question: what was wanted is on its way to the storage by then, and the background
 * carries it out.
 */
export async function switchBadge(site: WixSite): Promise<void> {
  store.setState({ isBadgeRefused: false });
  if (store.getState().isBadgeOn) {
    await isDone('badge:hide', { siteKey: site.key });
    return;
  }
  const intent = storedIntent(site.key);
  const noted = Promise.all([
    intent.set({ siteKey: site.key, memberPages: site.memberPages }),
    storedBindingIntent().remove(),
    dropIntentsOf(site.key, site.key),
  ]);
  const answer = isYes(browser.permissions.request(permissionFor(site.key)));
  await noted;
  if (await answer) {
    await isDone('badge:show', null);
  } else {
    await intent.remove();
    store.setState({ isBadgeRefused: true });
  }
}
