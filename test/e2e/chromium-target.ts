import { EventEmitter } from 'node:events';
import type { CDPSession } from 'playwright';
import { within } from './poll.ts';

/** A target that Playwright does not report (popup) or does not show whole (worker), as a CDP session of its own. */
export interface ChromiumTarget extends Pick<CDPSession, 'send' | 'on'> {
  readonly id: string;
  readonly url: string;
  readonly isOpen: () => boolean;
  readonly evaluate: <T>(expression: string) => Promise<T>;
  /** Lets go of the target. */
  readonly detach: () => Promise<void>;
}

interface Message {
  id?: number;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
}

interface Waiting {
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

/** Attaches to a target by way of the browser's session: the messages travel inside Target.sendMessageToTarget. */
export async function attachTo(browser: CDPSession, id: string, url: string): Promise<ChromiumTarget> {
  const events = new EventEmitter();
  const waiting = new Map<number, Waiting>();
  let open = true;
  let last = 0;
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId: id, flatten: false });

  const onMessage = (event: { sessionId: string; message: string }): void => {
    if (event.sessionId !== sessionId) return;
    const message = JSON.parse(event.message) as Message;
    if (message.method !== undefined) events.emit(message.method, message.params);
    if (message.id === undefined) return;
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) asked?.reject(new Error(message.error.message));
    else asked?.resolve(message.result);
  };
  const onDetached = (event: { sessionId: string }): void => {
    if (event.sessionId !== sessionId) return;
    open = false;
    browser.off('Target.receivedMessageFromTarget', onMessage);
    browser.off('Target.detachedFromTarget', onDetached);
    for (const asked of waiting.values()) asked.reject(new Error(`${url} was closed before it answered.`));
    waiting.clear();
  };
  browser.on('Target.receivedMessageFromTarget', onMessage);
  browser.on('Target.detachedFromTarget', onDetached);

  const send = (async (method: string, params: object = {}) => {
    if (!open) throw new Error(`${url} is closed: no ${method}.`);
    const number = ++last;
    const answer = new Promise<unknown>((resolve, reject) => waiting.set(number, { resolve, reject }));
    const message = JSON.stringify({ id: number, method, params });
    const [result] = await Promise.all([
      answer,
      browser.send('Target.sendMessageToTarget', { sessionId, message }).catch((error: unknown) => {
        waiting.delete(number);
        throw error;
      }),
    ]);
    return result;
  }) as CDPSession['send'];

  const evaluate = async <T>(expression: string): Promise<T> => {
    const { result, exceptionDetails } = await send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value as T;
  };
  return {
    id,
    url,
    send,
    on: events.on.bind(events) as unknown as CDPSession['on'],
    isOpen: () => open,
    evaluate,
    detach: async () => {
      await browser.send('Target.detachFromTarget', { sessionId });
    },
  };
}

/** The same for a target that may go at any time: undefined where it went before `prepare` was done. */
export async function attachIfThere(
  browser: CDPSession,
  id: string,
  url: string,
  prepare: (target: ChromiumTarget) => Promise<void>,
): Promise<ChromiumTarget | undefined> {
  try {
    const target = await attachTo(browser, id, url);
    await within(`${url} to answer the one who attached to it`, prepare(target), 10_000);
    return target;
  } catch (error) {
    const { targetInfos } = await browser.send('Target.getTargets');
    if (targetInfos.some(({ targetId }) => targetId === id)) throw error;
    return undefined;
  }
}
