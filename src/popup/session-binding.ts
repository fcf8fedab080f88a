import { browser } from '../shared/browser.ts';
import { bindingPermission } from '../shared/session-binding.ts';
import type { Words } from '../shared/words.ts';
import type { WixSite } from '../wix/site.ts';
import { type PopupState, store } from './store.ts';

/**
 * Asks the browser whether the binding of the session with this site may be read, and gives back its answer. Browsers
 * ask only in the very turn of the click, and the popup may close under their question: then the next one knows.
 */
export async function allowBinding({ key }: WixSite): Promise<boolean> {
  store.setState({ isBindingRefused: false });
  const isAllowed = await browser.permissions.request(bindingPermission(key));
  store.setState({ isBindingRefused: !isAllowed });
  return isAllowed;
}

/** The words as this window may say them: the browser would remember what is allowed in a private one. */
export function wordsHere(words: Words, { isPrivate, isBindingRefused }: PopupState): Words {
  if (!words.controls.includes('allow')) return words;
  if (isPrivate) return { ...words, sentences: [...words.sentences, 'allowNotPrivate'], disabled: 'allow' };
  return isBindingRefused ? { ...words, note: 'notAllowed' } : words;
}
