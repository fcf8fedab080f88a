import type { FirefoxSession } from './firefox-session.ts';

const PIN = `
  CustomizableUI.addWidgetToArea(widget, 'nav-bar');
  return extensionOf(id).uuid;
`;
const TOOLBAR = `
  const { win, moved } = bringToFront(browserId);
  const frame = () => new Promise((resolve) => win.requestAnimationFrame(resolve));
  // The button is redrawn in the frame after its tab came to the front.
  if (moved) await frame().then(frame);
  const button = win.document.querySelector(selector);
  return { badge: button.getAttribute('badge') ?? '', title: button.getAttribute('tooltiptext') ?? '' };
`;

/** Pins the extension's button to the toolbar; gives back its selector, and what the extension's addresses begin with. */
export async function pinned(session: FirefoxSession, id: string): Promise<{ uuid: string; button: string }> {
  const widget = `${id.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}-browser-action`;
  const uuid = await session.run<string>('the toolbar button to be pinned', PIN, { id, widget });
  return { uuid, button: `#${widget} .unified-extensions-item-action-button` };
}

/** What the extension's button, known by its selector, says of a tab, which comes to the front. */
export function toolbarOf(
  session: FirefoxSession,
  browserId: number,
  selector: string,
): Promise<{ badge: string; title: string }> {
  return session.run('the toolbar button', TOOLBAR, { browserId, selector });
}
