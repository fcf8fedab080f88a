import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FirefoxSession } from './firefox-session.ts';
import { poll } from './poll.ts';

const ALLOW_PRIVATE = `
  const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
  await ExtensionPermissions.add(id, { permissions: ['internal:privateBrowsingAllowed'], origins: [] });
`;
const HELD = "return extensionOf(id).allowedOrigins.matches(Services.io.newURI('https://' + host + '/'));";
/** As "Only when clicked" in the menu of the toolbar button. */
const REVOKE = `
  const { OriginControls } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
  await OriginControls.setWhenClicked(WebExtensionPolicy.getByID(id), Services.io.newURI('https://' + host + '/'));
`;

/** Lets the extension run in private windows. Before it is installed: afterwards it would have to start anew. */
export async function allowInPrivateWindows(session: FirefoxSession, extension: string): Promise<void> {
  const manifest = JSON.parse(await readFile(join(extension, 'manifest.json'), 'utf8')) as {
    browser_specific_settings: { gecko: { id: string } };
  };
  const { id } = manifest.browser_specific_settings.gecko;
  await session.run('private windows to be allowed', ALLOW_PRIVATE, { id });
}

/** Waits until the extension holds the permission for the host, or no longer does. */
export async function permissionIs(
  session: FirefoxSession,
  id: string,
  host: string,
  held: boolean,
): Promise<void> {
  await poll(`the permission for ${host} to be ${held ? 'held' : 'gone'}`, async () => {
    return (await session.run<boolean>('the permission', HELD, { id, host })) === held;
  });
}

/** Takes the permission for the host away as the person would. */
export async function revokePermission(session: FirefoxSession, id: string, host: string): Promise<void> {
  await session.run('the permission to be taken away', REVOKE, { id, host });
  await permissionIs(session, id, host, false);
}
