interface CallbackApi {
  action: {
    setIcon(icon: { tabId: number; path: Record<number, string> }, done: () => void): void;
  };
  runtime: { lastError?: { message?: string } | null };
}

declare const chrome: CallbackApi;

/**
 * Sets the icon of a tab's toolbar button, from paths by width in pixels; rejects where there is no such tab. Only the
 * callback hears of that in Chromium: its promise is kept all the same, and an error is logged.
 */
export function setToolbarIcon(tabId: number, path: Record<number, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    chrome.action.setIcon({ tabId, path }, () => {
      const { lastError } = chrome.runtime;
      if (lastError) reject(new Error(lastError.message));
      else resolve();
    });
  });
}
