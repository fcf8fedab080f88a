import { compileFunction } from 'node:vm';
import type { BadgeWorld, PageBadge } from '../../../src/shared/page-badge.ts';
import type { Recognition } from '../../../src/wix/site.ts';
import type { Injection as AnyInjection } from '../fake-browser.ts';
import { FakePolicy } from './fake-policy.ts';
import { timeOf, type VirtualClock } from './virtual-clock.ts';
import { withoutNull } from './without-null.ts';

export type Injection = AnyInjection & { injectImmediately?: boolean };
export type Network = (url: string, init: RequestInit) => Promise<Response>;

/** What a tab shows. */
export interface Page {
  url?: string;
  /** What `inspect.js` says of it. */
  recognition: Recognition;
  /** What it says before the page is loaded; the page then stays so until `load`. */
  halfLoaded?: Recognition;
  /** The browser's words for keeping every script out. */
  refusal?: string;
}

interface Started {
  isImmediate: boolean;
  begin: () => void;
}

/** How many there were so far: no two began at once. */
let documents = 0;

/** One document: its scripts run in a scope of their own, until it is left. */
class FakeDocument {
  readonly id = crypto.randomUUID();
  isLoaded: boolean;
  isLeft = false;
  /** How often the badge's content script was started here, and what that was told to show. */
  badgeStarts = 0;
  readonly badges: (PageBadge | null)[] = [];
  /** What the document's scripts see of the network, and of the document's policy. */
  readonly navigator = { onLine: true };
  readonly policy = new FakePolicy();
  #isFrozen = false;
  #waiting: Started[] = [];
  #thawing = moment();
  readonly #leaving = moment();
  readonly #world: BadgeWorld = {};
  readonly #scope: Record<string, unknown>;

  constructor(
    readonly page: Page,
    network: Network,
    clock: VirtualClock,
  ) {
    this.isLoaded = page.halfLoaded === undefined;
    this.#thawing.come();
    const fetch = async (url: string, init: RequestInit) => {
      if (this.isLeft) return new Promise<Response>(() => {});
      const aborted = new Promise<never>((_, reject) =>
        init.signal?.addEventListener('abort', () => reject(init.signal?.reason)),
      );
      return Promise.race([network(url, init), aborted]);
    };
    const time = timeOf(clock);
    this.#scope = {
      globalThis: this.#world,
      document: this.policy,
      navigator: this.navigator,
      fetch,
      Date: time.Date,
      AbortSignal: time.AbortSignal,
      performance: { timeOrigin: ++documents },
      setTimeout: time.setTimeout,
    };
  }

  /** `scripting.executeScript` in this document. */
  run(injection: Injection): Promise<unknown[]> {
    const frame = { documentId: this.id, frameId: 0 };
    const ended = new Promise<unknown[]>((resolve) => {
      const begin = async () => {
        const result = copy(await this.#valueOf(injection));
        await this.#thawing.came;
        resolve([{ ...frame, result }]);
      };
      this.#waiting.push({ isImmediate: injection.injectImmediately === true, begin });
      this.#beginWaiting();
    });
    // Chromium resolves without a result when the document is left in the middle.
    return Promise.race([ended, this.#leaving.came.then(() => [frame])]);
  }

  #valueOf({ files, func, args }: Injection): unknown {
    if (files?.includes('badge.js')) return this.startBadge();
    if (files?.includes('badge-element.js')) return this.#bringElement();
    if (files) return (this.isLoaded ? undefined : this.page.halfLoaded) ?? this.page.recognition;
    const injected = compiled(String(func), Object.keys(this.#scope))(...Object.values(this.#scope));
    return injected(...JSON.parse(JSON.stringify(args ?? [], withoutNull)));
  }

  /** What the browser does in a page that a registered content script is for. */
  startBadge(): void {
    this.badgeStarts += 1;
    delete this.#world.memberVisibilityBadgeElement;
    this.#world.memberVisibilityBadge = {
      show: (badge) => {
        this.badges.push(badge);
        return badge !== null && !this.hasElement;
      },
      draw: () => {},
      stop: () => {},
    };
  }

  /** Whether there is what draws the badge. */
  get hasElement(): boolean {
    return this.#world.memberVisibilityBadgeElement !== undefined;
  }

  #bringElement(): void {
    this.#world.memberVisibilityBadgeElement = { place: () => {} };
  }

  #beginWaiting(): void {
    const canBegin = ({ isImmediate }: Started) => !this.#isFrozen && (isImmediate || this.isLoaded);
    const beginning = this.#waiting.filter(canBegin);
    this.#waiting = this.#waiting.filter((started) => !canBegin(started));
    for (const { begin } of beginning) begin();
  }

  load(): void {
    this.isLoaded = true;
    this.#beginWaiting();
  }

  /** Its scripts stop, ours too. */
  freeze(): void {
    this.#isFrozen = true;
    this.#thawing = moment();
  }

  thaw(): void {
    this.#isFrozen = false;
    this.#thawing.come();
    this.#beginWaiting();
  }

  leave(): void {
    this.keep();
    this.#leaving.come();
  }

  /** It is left, and kept for going back: what is at work in it stands still. */
  keep(): void {
    this.isLeft = true;
    this.#waiting = [];
  }
}

const functions = new Map<string, ReturnType<typeof compileFunction>>();

/** Gives back a function of this source for a scope. Each is compiled once, however often it is injected. */
function compiled(source: string, scope: string[]): ReturnType<typeof compileFunction> {
  const known = functions.get(source) ?? compileFunction(`return (${source})`, scope);
  functions.set(source, known);
  return known;
}

/** A tab with a document in it, and its toolbar button. */
export class FakeTab {
  document: FakeDocument;
  isClosed = false;
  readonly #kept = new Set<string>();
  readonly button: { text?: string; title?: string; path?: unknown; color?: string } = {};

  constructor(
    readonly about: { id: number; incognito: boolean; cookieStoreId?: string },
    page: Page,
    private readonly network: Network,
    private readonly clock: VirtualClock,
  ) {
    this.document = new FakeDocument(page, network, clock);
  }

  /** What `tabs.get` tells of it. */
  seen(): FakeTab['about'] & { url?: string } {
    const { url } = this.document.page;
    return url === undefined ? this.about : { ...this.about, url };
  }

  /** Another document in its place, also of the same page. */
  navigate(page: Page = this.document.page): void {
    this.document.leave();
    this.document = new FakeDocument(page, this.network, this.clock);
  }

  /** The same where the browser keeps the document that was left. */
  goOn(): void {
    this.#kept.add(this.document.id);
    this.document.keep();
    this.document = new FakeDocument(this.document.page, this.network, this.clock);
  }

  close(): void {
    this.isClosed = true;
    this.document.leave();
  }

  async inject(injection: Injection): Promise<unknown[]> {
    const { page, id } = this.document;
    const [wanted] = injection.target.documentIds ?? [];
    if (page.refusal) throw new Error(page.refusal);
    // As in Chromium: what is meant for one that is kept runs in the one that the tab shows.
    if (wanted && wanted !== id && !this.#kept.has(wanted)) {
      throw new Error(`No document with id ${wanted} in tab with id ${this.about.id}`);
    }
    return this.document.run(injection);
  }
}

function moment(): { came: Promise<void>; come: () => void } {
  let come = () => {};
  const came = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { came, come };
}

function copy(value: unknown): unknown {
  const text = JSON.stringify(value);
  return text === undefined ? null : JSON.parse(text);
}
