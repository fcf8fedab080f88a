import type { ExtensionBrowser } from './browser.ts';

const READ = `(async () => {
  const { storage } = globalThis.browser ?? chrome;
  const keys = Object.keys(await storage.session.get(null));
  return keys.filter((key) => /^(tab|change) (firefox-)?private /.test(key)).map((key) => key.split(' ')[0]).sort();
})()`;

/** The kinds of what is kept right now for private windows: `tab` for a tab's state, `change` for a change record. */
export function privateRecords(browser: ExtensionBrowser): Promise<string[]> {
  return browser.evaluateInBackground<string[]>(READ);
}
