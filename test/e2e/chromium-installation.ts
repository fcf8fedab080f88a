import type { CDPSession } from 'playwright';
import { poll } from './poll.ts';

/** The id of the unpacked extension, installed now, private windows included, where Chromium was not started with it. */
export async function installed(browser: CDPSession, extension: string): Promise<string> {
  const { extensions } = await browser.send('Extensions.getExtensions');
  const known = extensions.find(({ path }) => path === extension);
  if (known) return known.id;
  const { id } = await browser.send('Extensions.loadUnpacked', { path: extension, enableInIncognito: true });
  return id;
}

/** Removes the extension with all that it has stored; resolves when nothing of it runs any more. */
export async function uninstalled(browser: CDPSession, id: string): Promise<void> {
  await browser.send('Extensions.uninstall', { id });
  // The next installation has the same id, and must not be taken for this one.
  await poll('nothing of the extension to be left', async () => {
    const { targetInfos } = await browser.send('Target.getTargets');
    return !targetInfos.some(({ url }) => url.startsWith(`chrome-extension://${id}/`));
  });
}
