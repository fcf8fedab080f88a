import { realpath } from 'node:fs/promises';
import { chromium } from 'playwright';
import type { ExtensionBrowser, LaunchOptions } from './browser.ts';
import { Chromium } from './chromium-browser.ts';
import { makeProfile } from './chromium-profile.ts';
import { findChromium } from './find-browser.ts';
import { withoutDesktop } from './without-desktop.ts';

const SILENT = [
  '--disable-gpu',
  // The first: every navigation would start a process that nobody may ever need. The others: what Chromium does beside the stories.
  '--disable-features=SpareRendererForSitePerProcess,AimEnabled,LensOverlay,MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,PreconnectToSearch',
  '--animation-duration-scale=0',
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

/** Starts Chromium with the extension in a profile of its own. */
export async function launchChromium(options: ChromiumOptions): Promise<ExtensionBrowser> {
  const extension = await realpath(options.extension);
  const profile = await makeProfile();
  const path = await withoutDesktop(profile);
  const dark = options.scheme === 'dark';
  const isForGood = options.isForGood ?? false;
  const launch = () =>
    chromium.launchPersistentContext(profile, {
      executablePath: findChromium(),
      headless: options.headless ?? true,
      chromiumSandbox: process.getuid?.() !== 0,
      proxy: { server: `http://${options.proxy}` },
      // A window is as large as whoever opens it says.
      viewport: null,
      colorScheme: dark ? 'dark' : 'light',
      env: { ...process.env, PATH: path, LANGUAGE: options.language ?? 'en' },
      // People's Chromium keeps the pages they leave, and scripts at work in them.
      ignoreDefaultArgs: ['--disable-extensions', '--disable-back-forward-cache'],
      args: [
        ...SILENT,
        // What is installed while Chromium runs is gone with it.
        ...(isForGood ? [`--load-extension=${extension}`, `--disable-extensions-except=${extension}`] : []),
        `--ignore-certificate-errors-spki-list=${options.spki}`,
        // Playwright's colour scheme reaches its own pages only, not the popup.
        ...(dark ? ['--force-dark-mode'] : []),
        `--screen-info={2560x1600 devicePixelRatio=${options.scale ?? 1}}`,
      ],
    });
  return Chromium.launch({ launch, extension, profile });
}
