import type { BrowserContext, Page } from 'playwright';
import type { ConsoleLine } from './browser.ts';
import type { ChromiumTarget } from './chromium-target.ts';
import { within } from './poll.ts';

interface Value {
  value?: unknown;
  description?: string;
  subtype?: string;
  objectId?: string;
}

function kindOf(type: string): ConsoleLine['kind'] {
  if (type === 'error' || type === 'assert') return 'error';
  return type === 'warning' ? 'warning' : 'log';
}

function brief({ value, description }: Value): string {
  if (value === undefined) return description ?? 'undefined';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** An object as its JSON, where its context lives long enough to tell. */
async function full(target: ChromiumTarget, value: Value): Promise<string> {
  if (value.objectId === undefined || value.subtype === 'error') return brief(value);
  try {
    const asked = target.send('Runtime.callFunctionOn', {
      objectId: value.objectId,
      functionDeclaration: 'function () { return JSON.stringify(this); }',
      returnByValue: true,
    });
    const { result, exceptionDetails } = await within(`the JSON of ${brief(value)}`, asked, 2_000);
    return exceptionDetails ? brief(value) : brief(result);
  } catch {
    // The context ended in the meantime: its own short description of the object is all there is.
    return brief(value);
  }
}

/** What the extension's contexts and the pages say on their consoles. */
export class ChromiumConsole {
  private readonly lines: ConsoleLine[] = [];
  private readonly pending: Promise<void>[] = [];
  private readonly failures: unknown[] = [];
  private readonly onPage = (page: Page) => this.listenToPage(page);

  /** Listens to the pages that open from now on. */
  constructor(private readonly context: BrowserContext) {
    context.on('page', this.onPage);
  }

  /** Listens to no further page. */
  stop(): void {
    this.context.off('page', this.onPage);
  }

  /** Everything so far. Fails where a context could not be listened to: its lines are missing then. */
  async all(): Promise<ConsoleLine[]> {
    await Promise.all(this.pending);
    if (this.failures.length > 0) throw new AggregateError(this.failures, 'Not every console was heard.');
    return [...this.lines];
  }

  /** Work that has to be done before the lines are complete. */
  expect(work: Promise<unknown>): void {
    this.pending.push(
      work.then(
        () => undefined,
        (error: unknown) => void this.failures.push(error),
      ),
    );
  }

  /** Writes down what a background or a page of the extension says. What it said before this is delivered by the browser first. */
  async listenTo(target: ChromiumTarget, where: ConsoleLine['where']): Promise<void> {
    const uncaught = new Map<number, ConsoleLine>();
    target.on('Runtime.consoleAPICalled', ({ type, args }) => {
      const line: ConsoleLine = { where, kind: kindOf(type), text: args.map(brief).join(' ') };
      this.lines.push(line);
      const texts = Promise.all(args.map((value) => full(target, value)));
      this.expect(
        texts.then((parts) => {
          line.text = parts.join(' ');
        }),
      );
    });
    target.on('Runtime.exceptionThrown', ({ exceptionDetails: { exceptionId, exception, text } }) => {
      const reason = exception ? ` ${brief(exception)}` : '';
      const line: ConsoleLine = { where, kind: 'uncaught', text: `${text}${reason}` };
      uncaught.set(exceptionId, line);
      this.lines.push(line);
    });
    // A rejection that is handled late after all.
    target.on('Runtime.exceptionRevoked', ({ exceptionId }) => {
      const line = uncaught.get(exceptionId);
      if (line) this.lines.splice(this.lines.indexOf(line), 1);
      uncaught.delete(exceptionId);
    });
    target.on('Log.entryAdded', ({ entry }) => {
      this.lines.push({ where, kind: kindOf(entry.level), text: entry.text });
    });
    await Promise.all([target.send('Runtime.enable'), target.send('Log.enable')]);
  }

  /**
   * Writes down what an ordinary page says, the extension's content scripts in it included. The extension's own pages
   * are listened to as targets.
   */
  private listenToPage(page: Page): void {
    const isOwn = () => page.url().startsWith('chrome-extension://');
    page.on('console', (message) => {
      if (isOwn()) return;
      this.lines.push({ where: 'page', kind: kindOf(message.type()), text: message.text() });
    });
    page.on('pageerror', (error) => {
      if (isOwn()) return;
      this.lines.push({ where: 'page', kind: 'uncaught', text: error.stack ?? error.message });
    });
  }
}
