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

let endedInFirefox = 0;

/** Tells apart the private sessions of Firefox that one life of the background sees; other jars have one session for ever. */
export function sessionOf(jar: string): number {
  return jar === firefoxPrivate ? endedInFirefox : 0;
}

/** Firefox has one background for all windows: when the last private one closes, it forgets what was kept for them. */
export async function forgetWithLastPrivateWindow(): Promise<void> {
  if (!('windows' in browser)) return; // Firefox for Android
  const windows = await browser.windows.getAll();
  if (windows.some(({ incognito }) => incognito)) return;
  endedInFirefox += 1;
  await forget(firefoxPrivate);
}

async function forget(jar: string): Promise<void> {
  const keys = Object.keys(await browser.storage.session.get(null));
  const theirs = keys.filter((key) => jarOfKey(key) === jar);
  if (theirs.length > 0) await browser.storage.session.remove(theirs);
}
