import {
  addressesOf,
  intendedSites,
  permissionFor,
  siteOfSwitch,
  storedIntent,
  storedSwitch,
  switchedOnSites,
} from '../shared/badge-switch.ts';
import { browser } from '../shared/browser.ts';
import { isOwnJar } from '../shared/stored.ts';
import { bringBadgeTo } from './open-tabs.ts';
import { takeBack } from './take-back.ts';

const idOf = (siteKey: string) => `badge ${siteKey}`;

/** One at a time: a permission's answer reaches us by the popup and by the browser. */
const inTurn = <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request('badge sites', work);

/**
 * Switches the sites on that the browser was asked for, if it said yes. Whoever hears of the answer first calls this:
 * the popup, or the browser's own event where the popup closed under the question.
 */
export function switchIntendedOn(): Promise<void> {
  return inTurn(async () => {
    if (!isOwnJar('normal')) return;
    for (const { siteKey, memberPages } of await intendedSites()) {
      if (!(await browser.permissions.contains(permissionFor(siteKey)))) continue;
      await storedSwitch(siteKey).set(memberPages);
      await agree();
      // Last: a background that is ended before this is asked once more.
      await storedIntent(siteKey).remove();
    }
  });
}

/** Switches a site off. The host's permission goes back with the last site that needed it. */
export function switchOff(siteKey: string): Promise<void> {
  return inTurn(async () => {
    try {
      await takeBack(siteKey, 'badge');
    } finally {
      await agree();
    }
  });
}

/** Makes switches, permissions and registered scripts agree; a permission that was taken away switches its sites off. */
export function reconcileBadgeSites(): Promise<void> {
  return inTurn(agree);
}

async function agree(): Promise<void> {
  // The switches are the normal windows'; a private background of its own only shows what they say.
  if (!isOwnJar('normal')) return;
  const wanted = new Map<string, string>();
  for (const siteKey of await switchedOnSites()) {
    if (await browser.permissions.contains(permissionFor(siteKey))) wanted.set(idOf(siteKey), siteKey);
    else await storedSwitch(siteKey).remove();
  }
  const registered = (await browser.scripting.getRegisteredContentScripts()).map(({ id }) => id);
  const gone = registered.filter((id) => !wanted.has(id));
  if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone });
  const missing = [...wanted].filter(([id]) => !registered.includes(id));
  if (missing.length === 0) return;
  await browser.scripting.registerContentScripts(
    missing.map(([id, siteKey]) => ({
      id,
      js: ['badge.js'],
      matches: addressesOf(siteKey),
      runAt: 'document_idle',
      persistAcrossSessions: true,
    })),
  );
}

/** A switch that was just turned on shows in the tabs that are open already, each background's own. */
export async function showInOpenTabs(changes: Record<string, { newValue?: unknown }>): Promise<void> {
  for (const [key, { newValue }] of Object.entries(changes)) {
    const siteKey = siteOfSwitch(key);
    if (siteKey && newValue !== undefined) await bringBadgeTo(siteKey);
  }
}

/** After an update the pages still have the old version's badge: the new one takes its place. */
export async function showInAllOpenTabs(): Promise<void> {
  await reconcileBadgeSites();
  for (const siteKey of await switchedOnSites()) await bringBadgeTo(siteKey);
}
