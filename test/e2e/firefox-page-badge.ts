import type { PageBadge } from './browser.ts';
import type { FirefoxSession } from './firefox-session.ts';

/** Runs beside the page with the browser's rights: a closed shadow root is open to it. */
const LOOK = `
  const badges = document.querySelectorAll('member-visibility-badge');
  const [badge] = badges;
  if (!badge) return null;
  const shown = [...(badge.openOrClosedShadowRoot?.children ?? [])].filter((part) => part.checkVisibility());
  const boxes = [badge, ...shown].map((part) => part.getBoundingClientRect());
  const { left, top, width, height } = boxes.find((box) => box.width > 0 && box.height > 0) ?? boxes[0];
  const text = shown.map((part) => part.innerText).join('\\n').trim();
  return { text, count: badges.length, box: { left, top, width, height } };
`;
const BODY = `
  const actor = tabOf(browserId).browser.browsingContext.currentWindowGlobal.getActor('MarionetteCommands');
  return actor.executeScript(look, [], { sandboxName: 'system' });
`;

/** What the page badge of the tab's top document shows. */
export async function pageBadgeOf(
  session: FirefoxSession,
  browserId: number,
): Promise<PageBadge | undefined> {
  const badge = await session.run<PageBadge | null>('the page badge', BODY, { browserId, look: LOOK });
  return badge ?? undefined;
}
