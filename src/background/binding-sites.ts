import { browser } from '../shared/browser.ts';
import {
  bindingPermission,
  consentedSites,
  storedBindingIntent,
  storedConsent,
} from '../shared/session-binding.ts';
import { isOwnJar, storedTabStates } from '../shared/stored.ts';
import { siteOf } from '../wix/tab-state.ts';
import { lookAtTab } from './look.ts';
import { takeBack } from './take-back.ts';

/** One at a time: a permission's answer reaches us by the popup and by the browser. */
const inTurn = <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request('binding sites', work);

/**
 * Notes that the cookie of the site that the browser was asked about may be read, if the browser said yes, and looks again
 * where nobody was named. Where that names nobody anywhere, everything is given back: it was of no use.
 */
export function allowIntendedBinding(): Promise<void> {
  return inTurn(async () => {
    const intent = storedBindingIntent();
    const { siteKey } = (await intent.get()) ?? {};
    if (!siteKey || !isOwnJar('normal')) return;
    if (!(await browser.permissions.contains(bindingPermission(siteKey)))) return;
    await storedConsent(siteKey).set(true);
    for (const [tabId, state] of await storedTabStates(isOwnJar)) {
      // An earlier background may have been ended while it looked again.
      const isToBeNamed = state.kind === 'not-named' || state.kind === 'looking';
      if (isToBeNamed && siteOf(state)?.key === siteKey) await lookAtTab(tabId, 'again');
    }
    // Meanwhile the browser may have been asked about another one.
    await dropIntentFor(siteKey);
    if (await isOfNoUse(siteKey)) await takeBack(siteKey, 'cookie');
  });
}

/** Somebody is told that they are not logged in all the same, and nobody is named anywhere. */
async function isOfNoUse(siteKey: string): Promise<boolean> {
  const states = [...(await storedTabStates(isOwnJar)).values()].filter(
    (state) => siteOf(state)?.key === siteKey,
  );
  return states.length > 0 && states.every(({ kind }) => kind === 'logged-out');
}

/** Somebody no longer wants a site's cookie to be read. */
export function forbidBinding(siteKey: string): Promise<void> {
  return inTurn(async () => {
    await dropIntentFor(siteKey);
    await takeBack(siteKey, 'cookie');
  });
}

/** A permission that was taken away takes what people allowed with it. */
export function reconcileBindings(): Promise<void> {
  return inTurn(async () => {
    if (!isOwnJar('normal')) return;
    for (const siteKey of await consentedSites()) {
      if (await browser.permissions.contains(bindingPermission(siteKey))) continue;
      await storedConsent(siteKey).remove();
      await dropIntentFor(siteKey);
    }
  });
}

async function dropIntentFor(siteKey: string): Promise<void> {
  const intent = storedBindingIntent();
  if ((await intent.get())?.siteKey === siteKey) await intent.remove();
}
