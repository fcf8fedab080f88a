import { poll } from '../e2e/poll.ts';
import type { BenchChromium, BenchTab } from './chromium.ts';
import { evaluate, type Session } from './devtools.ts';

/** Notes in the popup when what it shows was drawn, and when it was clicked; milliseconds of the popup's own clock. */
const WATCH = `{
  const seen = [];
  const clicks = [];
  globalThis.benched = { seen, clicks };
  const look = (isWatched) => {
    const headline = document.querySelector('.headline')?.textContent ?? '';
    const what = document.querySelector('dialog') ? 'question' : headline;
    if (!what || what === seen.at(-1)?.what) return;
    const entry = { what, isWatched, at: 0 };
    seen.push(entry);
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { entry.at = performance.now(); };
      port2.postMessage(null);
    });
  };
  new MutationObserver(() => look(true)).observe(document, { subtree: true, childList: true, characterData: true });
  addEventListener('click', ({ timeStamp }) => clicks.push(timeStamp), true);
  look(false);
}`;

interface Seen {
  what: string;
  /** False: it was there before anybody watched. */
  isWatched: boolean;
  at: number;
}

/** The popup as it opens, watched. */
export class WatchedPopup {
  private constructor(private readonly page: Session) {}

  static async open(chromium: BenchChromium, tab: BenchTab): Promise<WatchedPopup> {
    const page = await chromium.clickToolbarButton(tab);
    await evaluate(page, WATCH);
    return new WatchedPopup(page);
  }

  /** From the popup's document to its first paint. */
  firstPaint(): Promise<number> {
    return poll('the first paint', () =>
      evaluate<number | undefined>(this.page, "performance.getEntriesByName('first-paint')[0]?.startTime"),
    );
  }

  /** When the popup had drawn something that starts with this; undefined: it was there before anybody watched. */
  async shown(start: string): Promise<number | undefined> {
    const find = `benched.seen.findIndex(({ what, at }) => what.startsWith(${JSON.stringify(start)}) && at > 0)`;
    const place = await poll(`the popup to show "${start}"`, async () => {
      const found = await evaluate<number>(this.page, find);
      return found >= 0 && { found };
    });
    const { at, isWatched } = await evaluate<Seen>(this.page, `benched.seen[${place.found}]`);
    return isWatched ? at : undefined;
  }

  /** What it says now. */
  says(): Promise<string> {
    return evaluate<string>(this.page, 'benched.seen.at(-1).what');
  }

  /** Clicks the button with this text as a person does; gives back when the popup had the click. */
  async click(text: string): Promise<number> {
    const button = `[...document.querySelectorAll('button')].findLast((each) => each.textContent === ${JSON.stringify(text)})`;
    await poll(`the button "${text}"`, () => evaluate<boolean>(this.page, `${button} !== undefined`));
    await evaluate(this.page, 'benched.seen.length = 0; benched.clicks.length = 0; null');
    const [x, y] = await evaluate<[number, number]>(
      this.page,
      `(({ x, y, width, height }) => [x + width / 2, y + height / 2])(${button}.getBoundingClientRect())`,
    );
    const mouse = { x, y, button: 'left', clickCount: 1 } as const;
    await this.page.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...mouse });
    await this.page.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...mouse });
    return poll('the click', () => evaluate<number | undefined>(this.page, 'benched.clicks[0]'));
  }

  async close(): Promise<void> {
    await evaluate(this.page, 'setTimeout(close) && null');
  }
}
