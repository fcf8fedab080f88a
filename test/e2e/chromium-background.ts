import type { CDPSession } from 'playwright';
import type { ChromiumConsole } from './chromium-console.ts';
import { attachIfThere, type ChromiumTarget } from './chromium-target.ts';
import { poll, within } from './poll.ts';

interface Version {
  id: number;
  status: string;
  targetId: string | undefined;
}

const UNKNOWN: Version = { id: -1, status: 'unknown', targetId: undefined };

/**
 * The service worker, from one start to the next. Chromium keeps its target (and our session on it) over a stop
 * and a start, so every instance is heard from its first line.
 */
export class ChromiumBackground {
  private readonly targets = new Map<string, Promise<ChromiumTarget | undefined>>();
  private current = UNKNOWN;
  private page: CDPSession | undefined;
  /** How often it has stopped; whoever needs it may have started it again before anybody looks. */
  private stops = 0;
  private readonly scope: string;

  constructor(
    private readonly browser: CDPSession,
    id: string,
    private readonly console: ChromiumConsole,
  ) {
    this.scope = `chrome-extension://${id}/`;
  }

  /** Begins to watch, by way of a page of the same session; resolves when the background runs. */
  async watch(page: CDPSession): Promise<void> {
    this.page = page;
    this.current = UNKNOWN;
    page.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      for (const { versionId, scriptURL, runningStatus, targetId } of versions) {
        const id = Number(versionId);
        // The last that is heard of a version may come after the one that has followed it.
        if (!scriptURL.startsWith(this.scope) || id < this.current.id) continue;
        if (runningStatus === 'stopped') this.stops += 1;
        this.current = { id, status: runningStatus, targetId };
        if (targetId !== undefined) this.attach(targetId, scriptURL);
      }
    });
    await page.send('ServiceWorker.enable');
    await this.running();
  }

  /** Watches no longer. */
  async stop(): Promise<void> {
    await this.page?.detach();
  }

  async kill(): Promise<void> {
    if (this.current.status === 'stopped') return;
    const before = this.stops;
    await this.page?.send('ServiceWorker.stopAllWorkers');
    await poll('the service worker to stop', () => this.stops > before);
  }

  /** Does `act`, by which the extension is loaded anew; resolves when the new background runs. */
  async renewedBy(act: () => Promise<void>): Promise<void> {
    const before = this.current.id;
    await act();
    await poll('a new service worker', () => this.current.id > before);
    await this.running();
  }

  async evaluate<T>(expression: string): Promise<T> {
    if (this.current.status !== 'running') {
      await this.page?.send('ServiceWorker.startWorker', { scopeURL: this.scope });
    }
    const target = await this.running();
    return within(`the background to evaluate ${expression}`, target.evaluate<T>(expression));
  }

  /** Bytes in its heap: objects and strings, and the contents of buffers beside them. */
  async heap(isCollected: boolean): Promise<number> {
    const target = await this.running();
    if (isCollected) await target.send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize } = await target.send('Runtime.getHeapUsage');
    return usedSize + backingStorageSize;
  }

  private async running(): Promise<ChromiumTarget> {
    const target = await poll('the service worker to run (is the manifest valid?)', () => {
      return this.current.status === 'running' && this.targets.get(this.current.targetId ?? '');
    });
    return target;
  }

  private attach(targetId: string, url: string): void {
    if (this.targets.has(targetId)) return;
    const attached = attachIfThere(this.browser, targetId, url, (target) =>
      this.console.listenTo(target, 'background'),
    );
    this.targets.set(targetId, attached);
    this.console.expect(attached);
  }
}
