import type { FirefoxSession } from './firefox-session.ts';

const SAVE_TO = `
  Services.prefs.setIntPref('browser.download.folderList', 2);
  Services.prefs.setStringPref('browser.download.dir', folder);
  // The list of them opens by itself otherwise, some time later, and takes the next Escape.
  Services.prefs.setBoolPref('browser.download.alwaysOpenPanel', false);
`;
const FORCE_COLORS = `Services.prefs.setIntPref('browser.display.document_color_use', 2);`;
const RELOAD = `
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  await (await AddonManager.getAddonByID(id)).reload();
`;

/** Has everything that is downloaded saved in this folder without asking. */
export function saveTo(session: FirefoxSession, folder: string): Promise<void> {
  return session.run('files to be saved there', SAVE_TO, { folder });
}

/** Has the system choose the colours of every page, as with forced colours. */
export function forceColors(session: FirefoxSession): Promise<void> {
  return session.run('the system to choose the colours', FORCE_COLORS);
}

/** Loads the extension anew, as the button on the page of extensions does. */
export function loadAnew(session: FirefoxSession, id: string): Promise<void> {
  return session.run('the extension to load anew', RELOAD, { id });
}
