import { browser } from '../shared/browser.ts';
import { isOwnJar, jarOfKey } from '../shared/stored.ts';

const mark = 'private-session';
const firefoxPrivate = 'firefox-private';
let begun: Promise<void> | undefined;

/**
 * Resolves when nothing is left of an earlier private session. Chromium's private background shares the storage with the
 * normal one and is gone before it could tidy up; its caches are the session's own, so a mark in them says that this
 * session has begun.
 */
export function privateSessionBegun(): Promise<void> {
  begun ??= begin();
  return begun;
}

async function begin(): Promise<void> {
  if (browser.extension.inIncognitoContext !== true || isOwnJar('normal')) return;
  if (await caches.has(mark)) return;
  await forget('private');
  await caches.open(mark);
}

let begunInFirefox = 0;

/** Which private session of Firefox a jar is in now, counted while this background runs; other jars have one for ever. */
export function sessionOf(jar: string): number {
  return jar === firefoxPrivate ? begunInFirefox : 0;
}

/** Firefox has one background for all windows: when the last private one closes, it forgets what was kept for them. */
export async function endPrivateSession(): Promise<void> {
  if ((await privateWindows()) === 0) await forget(firefoxPrivate);
}

/** The first private window begins a session. What came too late to be forgotten with the last one is forgotten now. */
export async function beginPrivateSession({ incognito }: { incognito: boolean }): Promise<void> {
  if (!incognito || (await privateWindows()) > 1) return;
  begunInFirefox += 1;
  await forget(firefoxPrivate);
}

async function privateWindows(): Promise<number> {
  if (!('windows' in browser)) return 0; // Firefox for Android
  return (await browser.windows.getAll()).filter(({ incognito }) => incognito).length;
}

async function forget(jar: string): Promise<void> {
  const keys = Object.keys(await browser.storage.session.get(null));
  const theirs = keys.filter((key) => jarOfKey(key) === jar);
  if (theirs.length > 0) await browser.storage.session.remove(theirs);
}
