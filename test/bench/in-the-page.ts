import { poll } from '../e2e/poll.ts';
import type { MockWix } from '../mock-wix/index.ts';
import { type BenchChromium, type BenchTab, goTo, settled } from './chromium.ts';
import { evaluate, type Session } from './devtools.ts';

/** Bytes of the extension's files of script that a page had to parse; functions that are injected are not among them. */
export async function bytesParsed(
  { id }: BenchChromium,
  { page }: BenchTab,
  url: string,
  until: () => Promise<unknown>,
): Promise<number> {
  let bytes = 0;
  const count = ({ url: of, length }: { url: string; length: number }) => {
    if (of.startsWith(`chrome-extension://${id}/`)) bytes += length;
  };
  await goTo(page, 'about:blank');
  page.on('Debugger.scriptParsed', count as never);
  await page.send('Debugger.enable');
  await goTo(page, url);
  await until();
  await page.send('Debugger.disable');
  page.off('Debugger.scriptParsed', count as never);
  return bytes;
}

/** What a page holds once its garbage is collected: `heap` in bytes. */
export interface Held {
  heap: number;
  nodes: number;
  listeners: number;
}

export async function held(page: Session): Promise<Held> {
  await page.send('HeapProfiler.collectGarbage');
  const { usedSize: heap } = await page.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners: listeners } = await page.send('Memory.getDOMCounters');
  return { heap, nodes, listeners };
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args: { data?: { url?: string }; worldName?: string };
}

/** Milliseconds for which the extension's scripts kept the page's main thread busy, from its address to `until`. */
export async function scriptTime(
  { browser, id, extension }: BenchChromium,
  { page }: BenchTab,
  url: string,
  until: () => Promise<unknown>,
): Promise<number> {
  await goTo(page, 'about:blank');
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: TraceEvent[] }) => events.push(...value);
  browser.on('Tracing.dataCollected', collect as never);
  const includedCategories = ['devtools.timeline', 'v8', 'blink.user_timing'];
  await browser.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories } });
  await goTo(page, url);
  await until();
  await settled(page);
  await evaluate(page, "performance.mark('the thread of the page') && null");
  const complete = browser.next('Tracing.tracingComplete');
  await browser.send('Tracing.end');
  await complete;
  browser.off('Tracing.dataCollected', collect as never);
  const mark = events.find(({ name }) => name === 'the thread of the page');
  if (!mark) throw new Error('The trace does not tell which thread the page is on.');
  const isOurs = ({ args: { data, worldName } }: TraceEvent) =>
    worldName === extension || data?.url?.startsWith(`chrome-extension://${id}/`);
  const ours = events
    .filter((event) => event.pid === mark.pid && event.tid === mark.tid && event.ph === 'X' && isOurs(event))
    .toSorted((a, b) => a.ts - b.ts);
  let [time, end] = [0, 0];
  for (const { ts, dur = 0, tdur = 0 } of ours) {
    if (ts < end) continue; // Part of the one before.
    time += tdur;
    end = ts + dur;
  }
  return time / 1000;
}

/** Switches the page badge on for the site in the tab, as a person does. */
export async function switchBadgeOn(chromium: BenchChromium, tab: BenchTab, mock: MockWix): Promise<void> {
  await chromium.allow(mock.sites.acme.host);
  const popup = await chromium.clickToolbarButton(tab);
  const find = "document.querySelector('[role=switch]:not(:disabled)')";
  await poll('the switch of the page badge', () => evaluate<boolean>(popup, `${find} !== null`));
  await evaluate(popup, `${find}.click()`, true);
  const scripts = 'chrome.scripting.getRegisteredContentScripts().then(({ length }) => length > 0)';
  await poll('the script to be registered', () => evaluate<boolean>(popup, scripts));
  await evaluate(popup, 'setTimeout(close) && null');
}

/** Waits until the page badge is there. */
export function badgeShown({ page }: BenchTab): Promise<unknown> {
  return poll('the page badge', () =>
    evaluate<boolean>(page, "document.querySelector('member-visibility-badge') !== null"),
  );
}
