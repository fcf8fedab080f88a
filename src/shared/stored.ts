import * as v from 'valibot';
import { TabState } from '../wix/tab-state.ts';
import { browser, type Storage, type Tabs } from './browser.ts';

/** A value under one key of an area. What can't be read as its schema counts as not there. */
export interface Stored<T> {
  get(): Promise<T | undefined>;
  set(value: T): Promise<void>;
  remove(): Promise<void>;
  /** Calls back with every new value until the page is gone; undefined: it was removed. */
  follow(onValue: (value: T | undefined) => void): void;
}

export function stored<T>(
  key: string,
  schema: v.GenericSchema<unknown, T>,
  area: Storage.StorageArea = browser.storage.session,
): Stored<T> {
  return {
    async get() {
      const parsed = v.safeParse(schema, (await area.get(key))[key]);
      return parsed.success ? parsed.output : undefined;
    },
    set: (value) => area.set({ [key]: value }),
    remove: () => area.remove(key),
    follow(onValue) {
      area.onChanged.addListener((changes) => {
        if (!Object.hasOwn(changes, key)) return;
        const parsed = v.safeParse(schema, changes[key]?.newValue);
        onValue(parsed.success ? parsed.output : undefined);
      });
    },
  };
}

/** A list; what can't be read of it counts as not there, and takes nothing else with it. */
export function listOf<T>(schema: v.GenericSchema<unknown, T>) {
  return v.pipe(
    v.array(v.unknown()),
    v.transform((values) =>
      values.flatMap((value) => {
        const parsed = v.safeParse(schema, value);
        return parsed.success ? [parsed.output] : [];
      }),
    ),
  );
}

/** Which cookie jar a tab uses: its container, a private session, or the normal one. */
export function jarOf(tab: Tabs.Tab): string {
  return tab.cookieStoreId ?? (tab.incognito ? 'private' : 'normal');
}

/** Whether nothing of this jar may outlast its session. */
export function isPrivateJar(jar: string): boolean {
  return jar === 'private' || jar === 'firefox-private';
}

/**
 * Whether what is kept for this jar is this background's to touch: in Chromium's split mode a second worker serves the
 * private windows and shares the storage with the first.
 */
export function isOwnJar(jar: string): boolean {
  const servesAllWindows = 'getBrowserInfo' in browser.runtime; // Firefox
  return servesAllWindows || isPrivateJar(jar) === (browser.extension.inIncognitoContext === true);
}

/** What is known about a tab, followed by its popup. */
export function storedTabState(tab: Tabs.Tab): Stored<TabState> {
  return stored(`tab ${jarOf(tab)} ${tab.id}`, TabState);
}

/** What is known about every tab of these cookie jars, by the tabs' ids. */
export async function storedTabStates(isMeant: (jar: string) => boolean): Promise<Map<number, TabState>> {
  const known = new Map<number, TabState>();
  for (const [key, value] of Object.entries(await browser.storage.session.get(null))) {
    const about = tabOfStoredState(key);
    const parsed = v.safeParse(TabState, value);
    if (about && isMeant(about.jar) && parsed.success) known.set(about.tabId, parsed.output);
  }
  return known;
}

/** Which tab a key of `storedTabState` is about; undefined for any other key. */
export function tabOfStoredState(key: string): { jar: string; tabId: number } | undefined {
  const [, jar, tabId] = /^tab (\S+) (\d+)$/.exec(key) ?? [];
  return jar && tabId ? { jar, tabId: Number(tabId) } : undefined;
}

/** The cookie jar that what is kept under a key belongs to. */
export function jarOfKey(key: string): string | undefined {
  return /^(?:tab|change) (\S+) /.exec(key)?.[1];
}
