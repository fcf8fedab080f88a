import { realpath } from 'node:fs/promises';
import { startFirefox } from '../test/e2e/firefox-process.ts';
import { FirefoxSession } from '../test/e2e/firefox-session.ts';
import type { Opened, ToOpen } from './open.ts';

const PIN = `
  const widget = id.toLowerCase().replace(/[^a-z0-9_-]/g, '_') + '-browser-action';
  CustomizableUI.addWidgetToArea(widget, 'nav-bar');
`;
const PAGES = `
  const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
  const [first, ...others] = pages;
  gBrowser.selectedBrowser.loadURI(Services.io.newURI(first), { triggeringPrincipal });
  for (const page of others) gBrowser.addTrustedTab(page, { inBackground: true });
`;

/** Opens Firefox. It takes an extension that nobody has signed only from a tool that stays attached. */
export async function openFirefox({ pages, mock }: ToOpen): Promise<Opened> {
  const firefox = await startFirefox({ headless: false, ...(mock ? { proxy: mock.proxy } : {}) });
  const session = await FirefoxSession.begin(firefox.port, { acceptInsecureCerts: mock !== undefined });
  const id = await session.install(await realpath('dist/firefox'));
  await session.run('the toolbar button to be pinned', PIN, { id });
  await session.run('the pages to open', PAGES, { pages });
  return {
    closed: firefox.exit,
    close: async () => {
      await Promise.race([session.quit(), firefox.exit]);
      await firefox.ended();
    },
  };
}
