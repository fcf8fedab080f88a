import { dropIntentsOf } from '../shared/badge-switch.ts';
import { browser } from '../shared/browser.ts';
import { isDone } from '../shared/patient-ask.ts';
import { isYes } from '../shared/permission.ts';
import { bindingPermission, storedBindingIntent } from '../shared/session-binding.ts';
import type { Words } from '../shared/words.ts';
import type { WixSite } from '../wix/site.ts';
import { type PopupState, store } from './store.ts';

/**
 * Asks the browser whether the binding of the session with this site may be read. Browsers ask only in the very turn of
 * the click, and the popup may close under their question: the background hears the answer, too, and looks again.
 */
export async function allowBinding({ key }: WixSite): Promise<void> {
  store.setState({ isBindingRefused: false });
  const intent = storedBindingIntent();
  const noted = Promise.all([intent.set({ siteKey: key }), dropIntentsOf(key)]);
  const answer = isYes(browser.permissions.request(bindingPermission(key)));
  await noted;
  if (await answer) {
    await isDone('binding:allow', null);
  } else {
    await intent.remove();
    store.setState({ isBindingRefused: true });
  }
}

/** The words as this window may say them: the browser would remember what is allowed in a private one. */
export function wordsHere(words: Words, { isPrivate, isBindingRefused }: PopupState): Words {
  if (!words.controls.includes('allow')) return words;
  if (isPrivate) return { ...words, sentences: [...words.sentences, 'allowNotPrivate'], disabled: 'allow' };
  return isBindingRefused ? { ...words, note: 'notAllowed' } : words;
}
