import { test as base, expect } from '@playwright/test';
import * as v from 'valibot';
import type { ChangeRecord } from '../../../src/background/change-record.ts';
import type { Asked, Question } from '../../../src/protocol.ts';
import { type MemberState, TabState, type WantedStatus } from '../../../src/wix/tab-state.ts';
import { FakeLocks } from './fake-locks.ts';
import { FakePermissions } from './fake-permissions.ts';
import { FakeScripts } from './fake-scripts.ts';
import { FakeSite, tokenMark } from './fake-site.ts';
import { FakeStorage } from './fake-storage.ts';
import { FakeTab, type Page } from './fake-tabs.ts';
import { VirtualClock } from './virtual-clock.ts';
import { type LifeOptions, WorkerLife } from './worker-life.ts';

export interface TabOptions {
  page?: Page;
  incognito?: boolean;
  cookieStoreId?: string;
}

/** All that outlives a background worker: browser, tabs, storage, the site; and time. */
export class WorkerWorld {
  readonly clock = new VirtualClock();
  readonly site = new FakeSite();
  readonly storage = new FakeStorage();
  /** The names of the private session's own caches: gone with the session. */
  readonly privateCaches = new Set<string>();
  readonly local = new FakeStorage();
  readonly permissions = new FakePermissions();
  /** What the cookie `server-session-bind` of the site holds, by cookie jar. */
  readonly bindingCookies = new Map<string, string>();
  readonly scripts = new FakeScripts();
  readonly locks = new FakeLocks();
  readonly errors: unknown[] = [];
  readonly #tabs: FakeTab[] = [];

  readonly reportError = (error: unknown): void => void this.errors.push(error);

  /** The site's own page, as `inspect.js` sees it. */
  readonly page: Page = {
    url: `${this.site.site.base}/`,
    recognition: { kind: 'wix', site: this.site.site },
  };

  start(options: LifeOptions = {}): WorkerLife {
    return new WorkerLife(this, options);
  }

  openTab({ page = this.page, incognito = false, cookieStoreId }: TabOptions = {}): FakeTab {
    const about = { id: this.#tabs.length + 7, incognito, ...(cookieStoreId ? { cookieStoreId } : {}) };
    const jar = jarOf(about);
    const tab = new FakeTab(about, page, (url, init) => this.site.serve(url, init, jar), this.clock);
    this.#tabs.push(tab);
    return tab;
  }

  /** The open tabs that a background sees. */
  tabs({ isFirefox, isPrivate = false }: LifeOptions): FakeTab[] {
    return this.#tabs.filter((tab) => !tab.isClosed && (isFirefox || tab.about.incognito === isPrivate));
  }

  tab(id: number, options: LifeOptions): FakeTab {
    const tab = this.tabs(options).find(({ about }) => about.id === id);
    if (!tab) throw new Error(`No tab with id: ${id}.`);
    return tab;
  }

  /** What is kept of a tab: what its popup shows. */
  async shownOf({ about }: FakeTab): Promise<TabState | undefined> {
    const key = `tab ${jarOf(about)} ${about.id}`;
    const value = (await this.storage.get(key))[key];
    return value === undefined ? undefined : v.parse(TabState, value);
  }

  /** Calls back with whatever a popup of this tab is told from now on. */
  followShown({ about }: FakeTab): TabState[] {
    const key = `tab ${jarOf(about)} ${about.id}`;
    const told: TabState[] = [];
    this.storage.onChanged.addListener((changes) => {
      const value = changes[key]?.newValue;
      if (value !== undefined) told.push(v.parse(TabState, value));
    });
    return told;
  }

  async records(): Promise<ChangeRecord[]> {
    const kept = Object.entries(await this.storage.get(null));
    return kept.filter(([key]) => key.startsWith('change ')).map(([, record]) => record as ChangeRecord);
  }

  /** A popup looks, and what it is told in the end. */
  async look(life: WorkerLife, tab: FakeTab, asked: Asked = 'toolbar'): Promise<TabState> {
    return this.clock.until(life.ask('tab:look', { tabId: tab.about.id, asked, view: crypto.randomUUID() }));
  }

  /** A popup shows how a change ended, where the state tells one. */
  async see(life: WorkerLife, state: TabState | undefined): Promise<void> {
    const change = state?.kind === 'member' ? state.change : undefined;
    if (change?.phase !== 'ended') return;
    const { id, outcome } = change;
    await this.clock.until(life.ask('outcome:seen', { changeId: id, outcome, view: 'a view' }));
  }

  /** A popup looks, and finds a member there. */
  async lookAtMember(life: WorkerLife, tab: FakeTab): Promise<MemberState> {
    const state = await this.look(life, tab);
    if (state.kind !== 'member') throw new Error(`not a member but ${JSON.stringify(state)}`);
    return state;
  }
}

function jarOf({ cookieStoreId, incognito }: FakeTab['about']): string {
  return cookieStoreId ?? (incognito ? 'private' : 'normal');
}

/** Calls back when the record of a change is about to say that the one POST goes out. */
export function beforeSending(life: WorkerLife, act: () => void): void {
  life.onCall = (name, args) => {
    if (name === 'storage.set' && JSON.stringify(args).includes('"sending"')) act();
  };
}

/** The order that a person gives who sees this state. */
export function orderFor(
  { document, site, member }: MemberState,
  want: WantedStatus,
): Question<'membership:change'> {
  const seen = { site: site.key, memberId: member.id, privacyStatus: member.privacyStatus };
  return { document, want, seen };
}

/** Runs in a world of its own: no error goes unseen, no token is kept. */
export async function inNewWorld(run: (world: WorkerWorld) => Promise<void>): Promise<void> {
  const world = new WorkerWorld();
  await run(world);
  expect(world.errors).toEqual([]);
  const written = [...world.storage.written, ...world.local.written];
  const secrets = [tokenMark, ...world.bindingCookies.values()];
  expect(written.filter((text) => secrets.some((secret) => text.includes(secret)))).toEqual([]);
}

/** A test in a world of its own. */
export const test = base.extend<{ world: WorkerWorld }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from here.
  async world({}, use) {
    await inNewWorld(use);
  },
});

export { expect };
