import type { ChromiumTarget } from './chromium-target.ts';

const USED = "globalThis[Symbol.for('escape')]";

/** Begins to see whether the popup makes use of the next Escape itself: prevents it, or closes a dialog by it. */
const WATCH = `void (${USED} = new Promise((resolve) => {
  const layered = document.querySelector('dialog:modal, :popover-open') !== null;
  addEventListener('keydown', (event) => setTimeout(() => resolve(layered || event.defaultPrevented)), { capture: true, once: true });
}))`;

/**
 * Chromium closes a popup on an Escape that the popup makes no use of, but keeps keys that come by CDP from its own
 * shortcuts: here that last step is done for it.
 */
export async function pressEscape(popup: ChromiumTarget, press: () => Promise<void>): Promise<void> {
  await popup.evaluate(WATCH);
  await press();
  if (!popup.isOpen()) return;
  const used = await popup.evaluate<boolean>(USED);
  if (!used) await popup.send('Page.close');
}
