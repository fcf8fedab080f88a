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

/** Times in microseconds: on the clock, and of the thread's processor. */
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

/** Milliseconds of processor time of a page's main thread. */
export interface ThreadTime {
  /** In what a trace names as the extension's. What goes on after an `await` has no name there. */
  scripts: number;
  /** In all tasks, whoever's they are: the rest of what is ours is in the difference to the empty extension. */
  all: number;
}

/** The time of the page's main thread, from its address to `until`. */
export async function threadTime(
  { browser, id, extension }: BenchChromium,
  { page }: BenchTab,
  url: string,
  until: () => Promise<unknown>,
): Promise<ThreadTime> {
  await goTo(page, 'about:blank');
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: TraceEvent[] }) => events.push(...value);
  browser.on('Tracing.dataCollected', collect as never);
  const includedCategories = ['toplevel', 'devtools.timeline', 'v8', 'blink.user_timing'];
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
  const onThread = events.filter(({ ph, pid, tid }) => ph === 'X' && pid === mark.pid && tid === mark.tid);
  const isOurs = ({ args: { data, worldName } }: TraceEvent) =>
    worldName === extension || data?.url?.startsWith(`chrome-extension://${id}/`);
  const tasks = onThread.filter(({ name }) => name === 'ThreadControllerImpl::RunTask');
  if (tasks.length === 0) throw new Error('The trace has no tasks of the page.');
  return { scripts: timeOf(onThread.filter(isOurs)), all: timeOf(tasks) };
}

/** Milliseconds; what lies in another one is part of that. */
function timeOf(events: TraceEvent[]): number {
  let [time, end] = [0, 0];
  for (const { ts, dur = 0, tdur = 0 } of events.toSorted((one, other) => one.ts - other.ts)) {
    if (ts < end) continue;
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
