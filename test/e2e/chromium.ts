import { realpath } from 'node:fs/promises';
import { chromium } from 'playwright';
import type { ExtensionBrowser, LaunchOptions } from './browser.ts';
import { Chromium } from './chromium-browser.ts';
import { makeProfile } from './chromium-profile.ts';
import { findChromium } from './find-browser.ts';

const SILENT = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface ChromiumOptions extends LaunchOptions {
  /** Device pixels to a CSS pixel, in the popup's pictures too. */
  scale?: number;
}

/** Starts Chromium with the extension in a profile of its own. Its later renewals keep the looks. */
export async function launchChromium(options: ChromiumOptions): Promise<ExtensionBrowser> {
  const dark = options.colorScheme === 'dark';
  const extension = await realpath(options.extension);
  const profile = await makeProfile();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    headless: options.headless ?? true,
    chromiumSandbox: process.getuid?.() !== 0,
    proxy: { server: `http://${options.proxy}` },
    // A window is as large as whoever opens it says.
    viewport: null,
    colorScheme: dark ? 'dark' : 'light',
    env: { ...process.env, LANGUAGE: options.language ?? 'en' },
    args: [
      ...SILENT,
      // Without it Playwright would switch all extensions off; ours is loaded once the browser runs.
      `--disable-extensions-except=${extension}`,
      `--ignore-certificate-errors-spki-list=${options.spki}`,
      // Playwright's colour scheme reaches its own pages only, not the popup.
      ...(dark ? ['--force-dark-mode'] : []),
      `--screen-info={2560x1600 devicePixelRatio=${options.scale ?? 1}}`,
    ],
  });
  try {
    return await Chromium.start(context, extension, profile);
  } catch (error) {
    await context.close();
    throw error;
  }
}
