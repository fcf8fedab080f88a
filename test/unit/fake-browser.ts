import { readFileSync } from 'node:fs';

export const extensionId = 'abcdefghijklmnopabcdefghijklmnop';
export const extensionOrigin = `chrome-extension://${extensionId}`;

export interface Injection {
  target: { tabId: number; documentIds?: string[] };
  world?: string;
  func?: (...args: unknown[]) => unknown;
  args?: unknown[];
  files?: string[];
}

type Catalogue = Record<string, { message: string }>;
const catalogue = new URL('../../extension/_locales/en/messages.json', import.meta.url);

/** The English texts, as they are shipped. */
export const english: Catalogue = JSON.parse(readFileSync(catalogue, 'utf8'));

type Values = Record<string, unknown>;

/** An event that nothing ever happens to. */
const quiet = <Listener = (...args: never[]) => unknown>() => ({
  addListener: (_listener: Listener): void => {},
  removeListener: (_listener: Listener): void => {},
});

/** An area of `storage` with nothing in it. */
const emptyArea = () => ({
  get: async (_keys: string | string[] | null): Promise<Values> => ({}),
  set: async (_values: Values): Promise<void> => {},
  remove: async (_keys: string | string[]): Promise<void> => {},
  onChanged: quiet<(changes: Record<string, { newValue?: unknown }>) => void>(),
});

/** The parts of the extension API that unit tests meet. A test replaces the functions it needs. */
export const fakeBrowser = {
  runtime: {
    id: extensionId,
    getURL: (path: string): string => `${extensionOrigin}/${path}`,
    sendMessage: async (_message: unknown): Promise<unknown> => undefined,
    onMessage: quiet(),
    onStartup: quiet(),
    onInstalled: quiet(),
  },
  i18n: {
    getMessage: (key: string): string => (Object.hasOwn(english, key) ? (english[key]?.message ?? '') : ''),
  },
  tabs: {
    query: async (_filter: unknown): Promise<object[]> => [],
    get: (id: number): Promise<object> => Promise.reject(new Error(`No tab with id: ${id}.`)),
    onUpdated: quiet(),
    onRemoved: quiet(),
  },
  windows: {
    create: async (_window: object): Promise<object> => ({}),
    getAll: async (): Promise<object[]> => [],
    onCreated: quiet(),
    onRemoved: quiet(),
  },
  permissions: {
    contains: async (_permissions: object): Promise<boolean> => false,
    request: async (_permissions: object): Promise<boolean> => false,
    remove: async (_permissions: object): Promise<boolean> => false,
    onAdded: quiet(),
    onRemoved: quiet(),
  },
  scripting: {
    executeScript: async (_injection: Injection): Promise<unknown[]> => [],
    getRegisteredContentScripts: async (): Promise<object[]> => [],
    registerContentScripts: async (_scripts: object[]): Promise<void> => {},
    unregisterContentScripts: async (_filter: object): Promise<void> => {},
  },
  storage: {
    session: emptyArea(),
    local: emptyArea(),
  },
  extension: { inIncognitoContext: false },
};

// Must be there before anything that imports webextension-polyfill is loaded: tests import our modules dynamically.
Object.assign(globalThis, { chrome: fakeBrowser, browser: fakeBrowser });
