import type { PromptAnswer } from './browser.ts';
import { type Place, stillPlace } from './firefox-place.ts';
import type { FirefoxSession } from './firefox-session.ts';
import { poll } from './poll.ts';

const PROMPT = `
  const promptOf = (win) => {
    const notification = win.document.querySelector('#notification-popup popupnotification[popupid="addon-webext-permissions"]');
    return notification?.closest('panel').state === 'open' ? notification : undefined;
  };
`;
/** The button that gives the answer, in whichever window the question stands. */
const BUTTON = `${PROMPT}
  for (const win of windows()) {
    const prompt = promptOf(win);
    if (prompt) return { ...placeOf(win, prompt[button]), text: prompt.textContent };
  }
  return null;
`;
/** The question reaches out of a small window, where WebDriver does not click. */
const CLICK = `${PROMPT}
  const win = windows().find(promptOf);
  for (const type of ['mousemove', 'mousedown', 'mouseup']) {
    win.synthesizeMouseEvent(type, x, y, { button: 0, clickCount: 1 });
  }
`;
const GONE = `${PROMPT}
  const asked = (win) => win.gBrowser.browsers.some((browser) =>
    win.PopupNotifications.getNotification('addon-webext-permissions', browser));
  return !windows().some((win) => promptOf(win) || asked(win));
`;
const buttons: Record<PromptAnswer, string> = { allow: 'button', deny: 'secondaryButton' };

/** Clicks the answer in the question about a host permission that stands open; resolves once the question is gone. */
export async function clickAnswer(
  session: FirefoxSession,
  answer: PromptAnswer,
  host: string,
): Promise<void> {
  const place = await stillPlace('the browser to ask for a permission', () =>
    session.run<(Place & { text: string }) | null>('the question', BUTTON, { button: buttons[answer] }),
  );
  if (!place.text.includes(host)) throw new Error(`The browser asks about another site: ${place.text}`);
  const x = place.left + place.width / 2;
  const y = place.top + place.height / 2;
  await session.run('the question to be answered', CLICK, { x, y });
  await poll('the question to be gone', () => session.run<boolean>('the question', GONE));
}
