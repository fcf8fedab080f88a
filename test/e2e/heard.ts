import type { Tab } from './browser.ts';
import type { Story } from './story.ts';

/**
 * Listens to what reaches the background as a message from now on. What is given back says the names so far; before it
 * does, a message of the tab's own content scripts has gone the same way, so that none is still on its way.
 */
export async function heardSince(story: Story, tab: Tab): Promise<() => Promise<unknown[]>> {
  const tabId = await story.browser.tabId(tab);
  await story.browser.evaluateInBackground(`(() => {
    globalThis.heard = [];
    const { runtime } = globalThis.browser ?? chrome;
    runtime.onMessage.addListener((message) => void globalThis.heard.push(message?.name ?? message));
    return null;
  })()`);
  return async () => {
    const heard = await story.browser.evaluateInBackground<unknown[]>(`(async () => {
      const send = async () => {
        const { runtime } = globalThis.browser ?? chrome;
        try {
          await runtime.sendMessage({ name: 'the last' });
        } catch {
          // Nobody answers it.
        }
        return true;
      };
      const { scripting } = globalThis.browser ?? chrome;
      await scripting.executeScript({ target: { tabId: ${tabId} }, func: send });
      return globalThis.heard;
    })()`);
    if (heard.at(-1) !== 'the last') throw new Error('the background did not hear the last message');
    return heard.slice(0, -1);
  };
}
