import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright';

/** The size of a window; the page in it is 1280 by 720. */
export const windowSize = { width: 1280, height: 807 };

/** A new profile directory in which extensions may be loaded unpacked. */
export async function makeProfile(): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'chromium-profile-'));
  const extensions = { ui: { developer_mode: true } };
  const browser = {
    window_placement: {
      left: 0,
      top: 0,
      right: windowSize.width,
      bottom: windowSize.height,
      maximized: false,
    },
  };
  await mkdir(join(profile, 'Default'));
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify({ browser, extensions }));
  return profile;
}

/** Closes every tab but the first, which stories leave alone, and forgets what the sites have stored. */
export async function backToTheFirstPage(context: BrowserContext): Promise<void> {
  const [first, ...others] = context.pages();
  if (!first) throw new Error('The first page is closed.');
  const session = await context.newCDPSession(first);
  await first.emulateMedia({ forcedColors: null });
  await Promise.all(others.map((page) => page.close()));
  await session.send('Storage.clearDataForOrigin', {
    origin: '*',
    storageTypes: 'cookies,local_storage,indexeddb,cache_storage,service_workers',
  });
  await session.send('Network.clearBrowserCache');
  await session.detach();
  await context.setOffline(false);
}
