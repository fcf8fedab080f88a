import type { CDPSession } from 'playwright';
import type { ChromiumConsole } from './chromium-console.ts';
import { attachTo, type ChromiumTarget } from './chromium-target.ts';
import { poll, within } from './poll.ts';

/**
 * The service worker, from one start to the next. Chromium keeps its target (and our session on it) over a stop
 * and a start, so every instance is heard from its first line.
 */
export class ChromiumBackground {
  private readonly targets = new Map<string, Promise<ChromiumTarget>>();
  private current: { status: string; targetId: string | undefined } = {
    status: 'unknown',
    targetId: undefined,
  };
  /** How often it has stopped; whoever needs it may have started it again before anybody looks. */
  private stops = 0;
  private readonly scope: string;

  constructor(
    private readonly browser: CDPSession,
    private readonly page: CDPSession,
    id: string,
    private readonly console: ChromiumConsole,
  ) {
    this.scope = `chrome-extension://${id}/`;
  }

  /** Begins to watch; resolves when the background has started for the first time. */
  async watch(): Promise<void> {
    this.page.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      for (const version of versions) {
        if (!version.scriptURL.startsWith(this.scope)) continue;
        if (version.runningStatus === 'stopped') this.stops += 1;
        this.current = { status: version.runningStatus, targetId: version.targetId };
        if (version.targetId !== undefined) this.attach(version.targetId, version.scriptURL);
      }
    });
    await this.page.send('ServiceWorker.enable');
    await this.running();
  }

  async kill(): Promise<void> {
    if (this.current.status === 'stopped') return;
    const before = this.stops;
    await this.page.send('ServiceWorker.stopAllWorkers');
    await poll('the service worker to stop', () => this.stops > before);
  }

  async evaluate<T>(expression: string): Promise<T> {
    if (this.current.status !== 'running') {
      await this.page.send('ServiceWorker.startWorker', { scopeURL: this.scope });
    }
    const target = await this.running();
    return within(`the background to evaluate ${expression}`, target.evaluate<T>(expression));
  }

  private async running(): Promise<ChromiumTarget> {
    const target = await poll('the service worker to run (is the manifest valid?)', () => {
      return this.current.status === 'running' && this.targets.get(this.current.targetId ?? '');
    });
    return target;
  }

  private attach(targetId: string, url: string): void {
    if (this.targets.has(targetId)) return;
    const attached = attachTo(this.browser, targetId, url).then(async (target) => {
      await this.console.listenTo(target, 'background');
      return target;
    });
    this.targets.set(targetId, attached);
    this.console.expect(attached);
  }
}
