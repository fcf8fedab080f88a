import type { PromptAnswer } from './browser.ts';
import type { Place } from './firefox-place.ts';
import type { FirefoxSession } from './firefox-session.ts';
import { poll } from './poll.ts';

const PROMPT = `
  const promptOf = (win) => {
    const notification = win.document.querySelector('#notification-popup popupnotification[popupid="addon-webext-permissions"]');
    return notification?.closest('panel').state === 'open' ? notification : undefined;
  };
`;
/** The button that gives the answer, in whichever window the question about the host stands. */
const BUTTON = `${PROMPT}
  return stillPlace(() => {
    const places = windows().flatMap((win, nth) => {
      const prompt = promptOf(win);
      return prompt ? [{ ...placeOf(win, prompt[button]), text: prompt.textContent, nth }] : [];
    });
    return places.find(({ text }) => text.includes(host));
  });
`;
/** The question reaches out of a small window, where WebDriver does not click. */
const CLICK = `${PROMPT}
  const win = windows()[nth];
  for (const type of ['mousemove', 'mousedown', 'mouseup']) {
    win.synthesizeMouseEvent(type, x, y, { button: 0, clickCount: 1 });
  }
`;
const GONE = `${PROMPT}
  const asked = (win) => win.gBrowser.browsers.some((browser) =>
    win.PopupNotifications.getNotification('addon-webext-permissions', browser));
  const win = windows()[nth];
  return !promptOf(win) && !asked(win);
`;
const buttons: Record<PromptAnswer, string> = { allow: 'button', deny: 'secondaryButton' };

/** Clicks the answer in the question about a host permission that stands open; resolves once the question is gone. */
export async function clickAnswer(
  session: FirefoxSession,
  answer: PromptAnswer,
  host: string,
): Promise<void> {
  const place = await session.run<Place & { nth: number }>(`the browser to ask about ${host}`, BUTTON, {
    button: buttons[answer],
    host,
  });
  const x = place.left + place.width / 2;
  const y = place.top + place.height / 2;
  await session.run('the question to be answered', CLICK, { x, y, nth: place.nth });
  await poll('the question to be gone', () => session.run<boolean>('the question', GONE, { nth: place.nth }));
}
