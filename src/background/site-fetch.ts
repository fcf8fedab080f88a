import { browser } from '../shared/browser.ts';
import { bindingPermission, storedConsent } from '../shared/session-binding.ts';
import { isBinding } from '../wix/session.ts';
import type { WixSite } from '../wix/site.ts';
import type { TabDocument } from '../wix/tab-state.ts';
import { findTab } from './find-tab.ts';
import type { Patience } from './patience.ts';
import { patientReads } from './patient-reads.ts';
import { tabFetch } from './tab-fetch.ts';

/**
 * How a site is asked from one of its documents: in the document itself, with patience, and who is logged in with the
 * binding of that tab's session, where the person let us read it. Throws as `tabFetch` does.
 */
export function siteFetch(
  document: TabDocument,
  site: WixSite,
  patience: Patience,
  receipt?: string,
): typeof globalThis.fetch {
  const fetch = patientReads(tabFetch(document, site, patience, receipt), patience);
  return async (input, init) => {
    const binding = input === site.accessTokensUrl ? await readBinding(document, site) : undefined;
    if (!binding) return fetch(input, init);
    const headers = new Headers(init?.headers);
    headers.set('client-binding', binding);
    return fetch(input, { ...init, headers });
  };
}

/** Whether the person let us read the binding of sessions with this very site, and the browser still does. */
export async function mayReadBinding({ key }: WixSite): Promise<boolean> {
  const isAllowed = (await storedConsent(key).get()) === true;
  return isAllowed && browser.permissions.contains(bindingPermission(key));
}

/**
 * The binding in the cookie jar of this tab, or undefined. It is kept nowhere: not longer than the request it is sent
 * with. Facts: docs/wix.md, "Who is logged in".
 */
async function readBinding({ tabId }: TabDocument, site: WixSite): Promise<string | undefined> {
  const tab = (await mayReadBinding(site)) ? await findTab(tabId) : undefined;
  if (!tab) return undefined;
  // Chromium's background has one jar only, and that is the tab's.
  const jar = tab.cookieStoreId ? { storeId: tab.cookieStoreId } : {};
  const wanted = { url: site.accessTokensUrl, name: 'server-session-bind', ...jar };
  try {
    const binding = (await browser.cookies.get(wanted))?.value;
    return isBinding(binding) ? binding : undefined;
  } catch {
    // Taken back meanwhile, or Firefox keeps sites apart in a way of its own: it is asked without, as everywhere else.
    return undefined;
  }
}
