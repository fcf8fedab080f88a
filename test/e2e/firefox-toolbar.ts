import type { FirefoxSession } from './firefox-session.ts';

const PIN = `
  CustomizableUI.addWidgetToArea(widget, 'nav-bar');
  return extensionOf(id).uuid;
`;

/** Pins the extension's button to the toolbar; gives back its selector, and what the extension's addresses begin with. */
export async function pinned(session: FirefoxSession, id: string): Promise<{ uuid: string; button: string }> {
  const widget = `${id.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}-browser-action`;
  const uuid = await session.run<string>('the toolbar button to be pinned', PIN, { id, widget });
  return { uuid, button: `#${widget} .unified-extensions-item-action-button` };
}
