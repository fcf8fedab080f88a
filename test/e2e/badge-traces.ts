import type { ExtensionBrowser } from './browser.ts';

/** What a switched-on page badge leaves in the browser. */
interface BadgeTraces {
  /** The sites whose switch is stored as on. */
  switches: string[];
  /** The sites a content script is registered for. */
  scripts: string[];
  /** The hosts the extension may read. */
  hosts: string[];
}

const READ = `(async () => {
  const { storage, scripting, permissions } = globalThis.browser ?? chrome;
  const [stored, scripts, { origins = [] }] = await Promise.all([
    storage.local.get(null),
    scripting.getRegisteredContentScripts(),
    permissions.getAll(),
  ]);
  const siteOf = (id) => id.slice('badge '.length);
  return {
    switches: Object.keys(stored).filter((key) => key.startsWith('badge ')).map(siteOf).sort(),
    scripts: scripts.map(({ id }) => siteOf(id)).sort(),
    hosts: origins.map((pattern) => new URL(pattern).host).sort(),
  };
})()`;

export const noTraces: BadgeTraces = { switches: [], scripts: [], hosts: [] };

/** Everything the page badge has left in the browser right now. */
export function badgeTraces(browser: ExtensionBrowser): Promise<BadgeTraces> {
  return browser.evaluateInBackground<BadgeTraces>(READ);
}
