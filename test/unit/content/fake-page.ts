import { fileURLToPath } from 'node:url';
import { createContext, runInContext, Script } from 'node:vm';
import { buildSync } from 'esbuild';
import type { BadgeWorld } from '../../../src/shared/page-badge.ts';
import { FakeStorage } from '../background/fake-storage.ts';
import { timeOf, VirtualClock } from '../background/virtual-clock.ts';
import { FakeElement } from './fake-element.ts';
import { FakeEvents } from './fake-events.ts';

const { outputFiles } = buildSync({
  entryPoints: ['badge', 'badge-element'].map((name) =>
    fileURLToPath(new URL(`../../../src/content/${name}.ts`, import.meta.url)),
  ),
  bundle: true,
  write: false,
  outdir: 'dist',
  format: 'iife',
  target: 'es2022',
});
const [script, element] = outputFiles.map(({ text }) => new Script(text));

const badgeName = 'member-visibility-badge';

/** A page with the extension's own world in it, in which the badge's content script runs as it is built. */
export class FakePage {
  readonly local = new FakeStorage();
  readonly sent: unknown[] = [];
  /** Whether the script has named `chrome.runtime`, which the browser then has to make. */
  hasNamedRuntime = false;
  readonly root = new FakeElement('html');
  readonly clock = new VirtualClock();
  /** A page may take its own root away. */
  hasRoot = true;
  readonly runtime = {
    id: 'x' as string | undefined,
    sendMessage: async (message: unknown): Promise<unknown> => {
      this.sent.push(message);
      return { ok: true, answer: null };
    },
  };
  readonly #window = Object.assign(new FakeEvents(), { navigation: new EventTarget() });
  readonly #location: { href: string; host: string; pathname: string };
  readonly #document;
  readonly #context;

  constructor(url: string) {
    const { href, host, pathname } = new URL(url);
    this.#location = { href, host, pathname };
    const { root } = this;
    this.#document = Object.assign(new FakeEvents(), {
      visibilityState: 'visible',
      querySelector: (selector: string) => (selector === ':root' && this.hasRoot ? root : null),
      createElementNS: (_namespace: string, name: string) => new FakeElement(name),
      querySelectorAll: (name: string) => root.children.filter((child) => child.name === name),
    });
    this.#context = createContext({
      chrome: this.#chrome(),
      document: this.#document,
      window: this.#window,
      location: this.#location,
      AbortController,
      ...timeOf(this.clock),
      URL,
    });
  }

  #chrome() {
    const { local } = this;
    const runtime = () => {
      this.hasNamedRuntime = true;
      return this.runtime;
    };
    return {
      storage: { local },
      get runtime() {
        return runtime();
      },
    };
  }

  /** Sites whose badge is on. */
  async switchOn(...siteKeys: string[]): Promise<void> {
    const pages = { profiles: ['profile'], account: ['account'] };
    await this.local.set(Object.fromEntries(siteKeys.map((key) => [`badge ${key}`, pages])));
  }

  /** The content script starts; also a newer copy of it. */
  async start(): Promise<void> {
    script?.runInContext(this.#context);
    await quiet();
  }

  get world(): BadgeWorld {
    return runInContext('globalThis', this.#context);
  }

  /** What the background does with a badge. */
  show(badge: Parameters<NonNullable<BadgeWorld['memberVisibilityBadge']>['show']>[0]): void {
    if (this.world.memberVisibilityBadge?.show(badge)) this.bringElement();
  }

  /** What draws the badge comes into the page. */
  bringElement(): void {
    element?.runInContext(this.#context);
  }

  /** The page goes to another address by itself, without a new document. */
  async goTo(url: string): Promise<void> {
    const { href, host, pathname } = new URL(url);
    Object.assign(this.#location, { href, host, pathname });
    this.#window.navigation.dispatchEvent(new Event('currententrychange'));
    await quiet();
  }

  /** The page is hidden, or comes in sight: again, where nobody said that it was hidden. */
  async see(visibilityState: 'visible' | 'hidden'): Promise<void> {
    if (visibilityState === 'visible' && this.#document.visibilityState === 'visible')
      await this.see('hidden');
    this.#document.visibilityState = visibilityState;
    this.#document.send('visibilitychange', { isTrusted: true });
    await quiet();
  }

  async comeBack(): Promise<void> {
    this.#window.send('pageshow', { isTrusted: true, persisted: true });
    await quiet();
  }

  /** The browser is about to print the page, or done with it; or the page only says so. */
  print(moment: 'beforeprint' | 'afterprint', isTrusted = true): void {
    this.#window.send(moment, { isTrusted });
  }

  /** The page sends the browser's events itself. */
  async pretend(): Promise<void> {
    this.#window.send('pagehide', { isTrusted: false, persisted: true });
    this.#window.send('pageshow', { isTrusted: false, persisted: true });
    this.#document.send('visibilitychange', { isTrusted: false });
    await quiet();
  }

  /** How many listen to window, document and storage. */
  get listeners(): number {
    return this.#window.count + this.#document.count + this.local.listeners;
  }

  get hosts(): FakeElement[] {
    return this.root.children.filter(({ name }) => name === badgeName);
  }

  /** What a person reads in the badge; undefined where there is none. */
  get text(): string | undefined {
    const texts = this.hosts.flatMap((host) => host.all()).map(({ textContent }) => textContent);
    return texts.find((text) => text !== '');
  }
}

/** Everything happens that needs no time. */
export async function quiet(): Promise<void> {
  for (let turns = 0; turns < 3; turns++) await new Promise(setImmediate);
}
