import type { Answer, MessageName, Question } from '../../../src/protocol.ts';
import { english, extensionId, extensionOrigin } from '../fake-browser.ts';
import type { Hosts } from './fake-permissions.ts';
import type { Script } from './fake-scripts.ts';
import type { FakeStorage } from './fake-storage.ts';
import type { Injection } from './fake-tabs.ts';
import { matchesAny } from './match-pattern.ts';
import { timeOf } from './virtual-clock.ts';
import { type Background, type Globals, instantiate } from './worker-bundle.ts';
import type { WorkerWorld } from './worker-world.ts';

export interface LifeOptions {
  /** Serves the private windows, in Chromium's split mode. */
  isPrivate?: boolean;
  /** One background for all windows and containers. */
  isFirefox?: boolean;
}

/**
 * One life of the background worker, with variables of its own. Once it is dead, its calls come to nothing and what it
 * still waited for is dropped; what it handed to a document goes on there.
 */
export class WorkerLife {
  readonly background: Background;
  /** The browser API calls it has made, by name. */
  readonly calls: string[] = [];
  /** Called before each of them. */
  onCall: (name: string, args: unknown[]) => void = () => {};
  readonly death: Promise<void>;
  #isDead = false;
  #die: () => void = () => {};
  #callsLeft = Number.POSITIVE_INFINITY;

  constructor(
    private readonly world: WorkerWorld,
    private readonly options: LifeOptions,
  ) {
    this.death = new Promise((resolve) => {
      this.#die = resolve;
    });
    this.background = instantiate(this.#globals());
  }

  /** What `index.ts` does when a worker starts. */
  wake(): void {
    const { recoverChanges, forgetClosedTabs } = this.background;
    for (const work of [recoverChanges(), forgetClosedTabs()]) work.catch(this.world.reportError);
  }

  /** One message of the protocol, as an own page sends it. */
  ask<N extends MessageName>(name: N, question: Question<N>): Promise<Answer<N>> {
    return this.background.answers[name](question);
  }

  kill(): void {
    this.#isDead = true;
    this.world.locks.drop(this);
    this.#die();
  }

  /** Dies when it has handed over so many more calls. */
  dieAfter(calls: number): void {
    this.#callsLeft = calls;
  }

  #call<A extends unknown[], R>(name: string, run: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
    return (...args) => {
      if (this.#isDead) return new Promise(() => {});
      this.onCall(name, args);
      this.calls.push(name);
      const running = run(...args);
      if (--this.#callsLeft === 0) this.kill();
      return new Promise((resolve, reject) => {
        running.then(
          (result) => this.#isDead || resolve(result),
          (error) => this.#isDead || reject(error),
        );
      });
    };
  }

  #globals(): Globals {
    const { world, options } = this;
    const { setTimeout, ...time } = timeOf(world.clock);
    const browser = this.#browser();
    const request = <T>(name: string, work: () => Promise<T>) => world.locks.request(this, name, work);
    return {
      ...time,
      setTimeout: (ring: () => void, ms?: number) => setTimeout(() => this.#isDead || ring(), ms),
      browser,
      chrome: browser,
      navigator: {
        userAgent: options.isFirefox ? 'Firefox' : 'Chrome',
        locks: { request: this.#call('locks.request', request) },
      },
      caches: {
        has: async (name: string) => world.privateCaches.has(name),
        open: async (name: string) => void world.privateCaches.add(name),
      },
      reportError: world.reportError,
      fetch: () => Promise.reject(new Error('the background itself asks nobody')),
    };
  }

  #browser(): Record<string, unknown> {
    const { storage, local, permissions, scripts } = this.world;
    const tabOf = (id: number) => this.world.tab(id, this.options);
    const show = (kind: string) =>
      this.#call(`action.${kind}`, async ({ tabId, ...shown }: { tabId: number }) => {
        Object.assign(tabOf(tabId).button, shown);
      });
    const runtime: { lastError?: unknown; [name: string]: unknown } = {
      id: extensionId,
      getURL: (path: string) => `${extensionOrigin}/${path}`,
      ...(this.options.isFirefox ? { getBrowserInfo: () => {} } : {}),
    };
    return {
      runtime,
      i18n: { getMessage: (key: string) => english[key]?.message ?? '' },
      extension: { inIncognitoContext: this.options.isPrivate === true },
      tabs: {
        get: this.#call('tabs.get', async (id: number) => tabOf(id).seen()),
        query: this.#call('tabs.query', async ({ url }: { url?: string[] }) => {
          const seen = this.world.tabs(this.options).map((tab) => tab.seen());
          return url ? seen.filter((tab) => tab.url !== undefined && matchesAny(url, tab.url)) : seen;
        }),
      },
      cookies: {
        get: this.#call('cookies.get', async ({ url, name, storeId }: Record<string, string>) => {
          if (name !== 'server-session-bind' || !url?.startsWith(`${this.world.site.site.base}/`))
            return null;
          const value = this.world.bindingCookies.get(
            storeId ?? (this.options.isPrivate ? 'private' : 'normal'),
          );
          return value === undefined ? null : { name, value };
        }),
      },
      action: {
        setBadgeText: show('setBadgeText'),
        setBadgeBackgroundColor: show('setBadgeBackgroundColor'),
        setTitle: show('setTitle'),
        setIcon: (icon: { tabId: number }, done: () => void) => {
          const run = show('setIcon');
          run(icon).then(done, (error) => {
            runtime.lastError = error;
            done();
            delete runtime.lastError;
          });
        },
      },
      scripting: {
        executeScript: this.#call('scripting.executeScript', async (injection: Injection) =>
          tabOf(injection.target.tabId).inject(injection),
        ),
        getRegisteredContentScripts: this.#call('scripting.getRegistered', () => scripts.registered()),
        registerContentScripts: this.#call('scripting.register', (more: Script[]) => scripts.register(more)),
        unregisterContentScripts: this.#call('scripting.unregister', (filter: { ids: string[] }) =>
          scripts.unregister(filter),
        ),
      },
      permissions: {
        contains: this.#call('permissions.contains', (asked: Hosts) => permissions.contains(asked)),
        remove: this.#call('permissions.remove', (given: Hosts) => permissions.remove(given)),
      },
      storage: {
        session: this.#area('storage', storage),
        local: this.#area('storage.local', local),
      },
    };
  }

  #area(name: string, area: FakeStorage): Record<string, unknown> {
    return {
      get: this.#call(`${name}.get`, (keys: string | string[] | null) => area.get(keys)),
      set: this.#call(`${name}.set`, (values: Record<string, unknown>) => area.set(values)),
      remove: this.#call(`${name}.remove`, (keys: string | string[]) => area.remove(keys)),
      onChanged: area.onChanged,
    };
  }
}
