import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { wordsFor } from '../../src/shared/words.ts';
import type { MemberState, TabState } from '../../src/wix/tab-state.ts';
import type { Tab } from './browser.ts';
import type { PopupView } from './popup-view.ts';
import type { Story } from './story.ts';
import { type Texts, textsIn } from './texts.ts';

/** Does `act` while the installed extension has these texts in the place of its English ones. */
export async function speaking(
  { browser }: Story,
  extension: string,
  texts: Texts,
  act: () => Promise<void>,
): Promise<void> {
  const inUse = join(extension, '_locales/en/messages.json');
  try {
    await writeFile(inUse, JSON.stringify(texts));
    await browser.reloadExtension();
    await act();
  } finally {
    await writeFile(inUse, JSON.stringify(textsIn('en')));
  }
}

const storedHere = `(async () => Object.entries(await chrome.storage.session.get(null)).find(([key]) => key.startsWith('tab ')))()`;

/** What is kept of the one tab there is, once it was looked at. */
async function stored({ popup }: PopupView): Promise<[key: string, state: TabState]> {
  await expect.poll(() => popup.evaluate(`${storedHere}.then(Boolean)`), { intervals: [20] }).toBe(true);
  return popup.evaluate(storedHere);
}

/** What the popup shows of a member who is public. */
export async function shownMember(story: Story, tab: Tab): Promise<MemberState> {
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await expect.poll(() => popup.status()).toContain('Anyone');
  const [, state] = await stored(popup);
  await popup.close();
  if (state.kind !== 'member') throw new Error('Nobody is logged in.');
  return state;
}

/** Sets a value of the storage, and resolves when the page has drawn what follows from it. */
const SET = (values: object) => `new Promise((drawn) => {
  const heard = () => {
    chrome.storage.session.onChanged.removeListener(heard);
    setTimeout(drawn, 0, true);
  };
  chrome.storage.session.onChanged.addListener(heard);
  chrome.storage.session.set(${JSON.stringify(values)});
})`;

/** The popup in a tab of its own, of a tab that nothing is read of any more: it shows whatever it is given. */
export class ShownPopup {
  private constructor(
    readonly view: PopupView,
    private readonly texts: Texts,
    private readonly key: string,
  ) {}

  /** After `speaking`, which loads the extension anew, the browser lets nobody into the tab. */
  static async open(story: Story, tab: Tab, texts: Texts): Promise<ShownPopup> {
    const view = await story.openOwnPage(tab);
    await view.says(texts.accessGone?.message ?? '');
    const [key] = await stored(view);
    return new ShownPopup(view, texts, key);
  }

  /** Shows a state; gives back what it is called in messages. */
  async show(state: TabState): Promise<string> {
    const { headline } = wordsFor(state);
    await this.view.popup.evaluate(SET({ [this.key]: state }));
    const text = this.texts[headline]?.message ?? '';
    await expect.poll(() => this.view.headline(), { message: headline, intervals: [20] }).toBe(text);
    return headline;
  }
}
