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

/** The parts of the extension API that unit tests meet. A test replaces the functions it needs. */
export const fakeBrowser = {
  runtime: {
    id: extensionId,
    getURL: (path: string): string => `${extensionOrigin}/${path}`,
    sendMessage: async (_message: unknown): Promise<unknown> => undefined,
    onMessage: { addListener: (_listener: unknown): void => {} },
  },
  i18n: {
    getMessage: (key: string): string => (Object.hasOwn(english, key) ? (english[key]?.message ?? '') : ''),
  },
  scripting: {
    executeScript: async (_injection: Injection): Promise<unknown[]> => [],
  },
  storage: {
    session: {
      get: async (_keys: unknown): Promise<Record<string, unknown>> => ({}),
      set: async (_values: unknown): Promise<void> => {},
      remove: async (_keys: unknown): Promise<void> => {},
      onChanged: { addListener: (_listener: unknown): void => {} },
    },
  },
  extension: { inIncognitoContext: false },
};

// Must be there before anything that imports webextension-polyfill is loaded: tests import our modules dynamically.
Object.assign(globalThis, { chrome: fakeBrowser, browser: fakeBrowser });
