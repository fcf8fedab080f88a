import { join } from 'node:path';
import type { ExtensionBrowser, Popup, Tab } from '../test/e2e/browser.ts';
import { poll } from '../test/e2e/poll.ts';
import { PopupView } from '../test/e2e/popup-view.ts';

/** What popup and toolbar have to say at one stop of the tour. */
export interface Stop {
  headline: string;
  /** What the status says below its headline; part of it may come a moment later than the headline. */
  text: string;
  badge: string;
  title: string;
  /** Nickname and e-mail, where somebody is logged in. */
  who?: string[];
}

/** What stands below the headline. */
const TEXT = `[...document.querySelectorAll('[role=status] > :not(.headline)')].map((part) => part.textContent).join(' ')`;

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Walks through one browser: opens the real popup, holds it to what it must say, prints that and takes pictures. */
export class TourGuide {
  constructor(
    readonly browser: ExtensionBrowser,
    private readonly folder: string,
    /** How many pictures there are already. */
    public count: number,
  ) {}

  async openPopup(tab: Tab): Promise<PopupView> {
    return viewOf(await this.browser.clickToolbarButton(tab));
  }

  /** Presses "Open in a window". */
  async openInWindow(view: PopupView): Promise<PopupView> {
    return viewOf(await this.browser.ownWindowOpenedBy(() => view.openInWindow()));
  }

  /** Waits until popup and toolbar say exactly this, and prints it. */
  async expect(tab: Tab, view: PopupView, stop: Stop): Promise<void> {
    await same('the status of the popup to begin', stop.headline, () => view.headline());
    await same('the text of the status to be', stop.text, () => view.popup.evaluate(TEXT));
    if (stop.who)
      await same('the popup to name', stop.who.join(', '), async () => (await view.who()).join(', '));
    const toolbar = async () => Object.values(await this.browser.toolbar(tab)).join(' · ');
    await same('the toolbar button to show', `${stop.badge} · ${stop.title}`, toolbar);
    print('popup', `${stop.headline} ${stop.text}`.trim());
    if (stop.who) print('who', stop.who.join(', '));
    print('toolbar', `${stop.badge ? `${stop.badge} · ` : ''}${stop.title}`);
  }

  /** Waits until the page badge of this tab says exactly this, or is gone, and prints it. */
  async expectBadge(tab: Tab, text: string | undefined): Promise<void> {
    const wanted = text ?? 'gone';
    await same('the page badge to be', wanted, async () => {
      return (await this.browser.pageBadge(tab))?.text ?? 'gone';
    });
    print('badge', wanted);
  }

  /** Waits until something in the popup, or wherever, reads exactly so, and prints it. */
  async expectText(text: string, read: () => Promise<string>, where = 'popup'): Promise<void> {
    await same(`the ${where} to say`, text, read);
    print(where, text);
  }

  /** Presses a button that changes, checks that it asks first, and leaves the question open. */
  async ask(view: PopupView, button: string, question: string): Promise<void> {
    await view.press(button);
    await same('the popup to ask', question, async () => {
      return view.popup.evaluate<string>(
        `document.querySelector('[role=alertdialog] h2')?.textContent ?? ''`,
      );
    });
    print('asks', flat((await view.question()) ?? ''));
  }

  /** Saves a picture of a popup or a page and gives back its path. */
  async photograph(seen: Popup | Tab, name: string): Promise<string> {
    this.count += 1;
    const picture = `${String(this.count).padStart(2, '0')}-${name}.png`;
    const path = join(this.folder, picture);
    await seen.screenshot(path);
    print('picture', picture);
    return path;
  }
}

/** The tour checks for itself; the stories' own watchers stay out of it. */
function viewOf(popup: Popup): PopupView {
  return new PopupView(
    popup,
    () => Promise.resolve(),
    () => {},
  );
}

export function announce(step: string): void {
  console.log(`\n${step}`);
}

function print(what: string, text: string): void {
  console.log(`  ${what.padEnd(8)}${text}`);
}

/** Fails with both texts where they stay different. */
async function same(what: string, wanted: string, read: () => Promise<string>): Promise<void> {
  let found = '';
  await poll(
    () => `${what} "${wanted}" (it is "${found}")`,
    async () => {
      found = await read();
      return found === wanted;
    },
  );
}
