import { EventEmitter, once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { CDPSession } from 'playwright';
import { within } from '../e2e/poll.ts';

/** What one target, or the browser itself, answers and tells over the DevTools protocol. */
export interface Session {
  send: CDPSession['send'];
  on: CDPSession['on'];
  off: CDPSession['off'];
  /** The parameters of the next event of this name. */
  next: <T>(event: string) => Promise<T>;
}

interface Message {
  id?: number;
  sessionId?: string;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
}

/**
 * The DevTools protocol over Chromium's pipe. Playwright's own connection attaches to every target, holds it until it has
 * looked, and keeps workers awake: what is measured must be left alone.
 */
export class DevTools {
  readonly browser: Session;
  private readonly asked = new Map<
    number,
    { resolve: (result: unknown) => void; reject: (error: Error) => void }
  >();
  private readonly events = new Map<string, EventEmitter>();
  private last = 0;
  private rest = '';

  constructor(
    private readonly commands: Writable,
    answers: Readable,
  ) {
    this.browser = this.session('');
    answers.setEncoding('utf8');
    answers.on('data', (text: string) => this.read(text));
    answers.on('close', () => {
      for (const { reject } of this.asked.values()) reject(new Error('Chromium has ended.'));
    });
  }

  /** Opens a session on a target. */
  async attach(targetId: string): Promise<Session> {
    const { sessionId } = await this.browser.send('Target.attachToTarget', { targetId, flatten: true });
    return this.session(sessionId);
  }

  private session(sessionId: string): Session {
    const events = new EventEmitter();
    this.events.set(sessionId, events);
    const send = ((method: string, params: object = {}) => {
      const id = ++this.last;
      const answer = new Promise((resolve, reject) => this.asked.set(id, { resolve, reject }));
      this.commands.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
      return within(method, answer);
    }) as CDPSession['send'];
    return {
      send,
      on: events.on.bind(events) as unknown as CDPSession['on'],
      off: events.off.bind(events) as unknown as CDPSession['off'],
      next: async <T>(event: string) => (await within(event, once(events, event)))[0] as T,
    };
  }

  private read(text: string): void {
    const messages = (this.rest + text).split('\0');
    this.rest = messages.pop() ?? '';
    for (const message of messages) this.take(JSON.parse(message) as Message);
  }

  private take({ id, sessionId = '', method, params, result, error }: Message): void {
    if (method) this.events.get(sessionId)?.emit(method, params);
    if (id === undefined) return;
    const asked = this.asked.get(id);
    this.asked.delete(id);
    if (error) asked?.reject(new Error(error.message));
    else asked?.resolve(result);
  }
}

/** The value of an expression, awaited; `isGesture`: as in the turn of a person's click. */
export async function evaluate<T>({ send }: Session, expression: string, isGesture = false): Promise<T> {
  const { result, exceptionDetails } = await send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
    userGesture: isGesture,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as T;
}
