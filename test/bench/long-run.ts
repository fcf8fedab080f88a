import { setTimeout as pause } from 'node:timers/promises';
import { type BenchChromium, type BenchTab, goTo, settled } from './chromium.ts';
import { evaluate } from './devtools.ts';
import { type Held, held } from './in-the-page.ts';
import { secondsUntilAsleep, wake } from './worker.ts';

/** Somebody else's profile is read once a person has stayed on it for a second. */
const stayMs = 1500;

/**
 * What the page holds before, and after each thousand changes of its address: the member's own page, none, and at last
 * somebody else's, on which it stays long enough to be read.
 */
export async function pushStates(
  { page }: BenchTab,
  url: string,
  until: () => Promise<unknown>,
): Promise<Held[]> {
  await goTo(page, url);
  await until();
  const after = [await held(page)];
  for (let time = 0; time < 3; time += 1) {
    await evaluate(
      page,
      `for (let step = 0; step < 1000; step += 1) {
        history.pushState(null, '', ['/profile/omer/profile', '/profile/dana/profile', '/shop'][step % 3]);
      }`,
    );
    await settled(page);
    await pause(stayMs);
    after.push(await held(page));
  }
  return after;
}

/** Whether the browser kept the page, and brought it back as it was, when somebody went away and back. */
export async function isKeptForBack(
  { page }: BenchTab,
  url: string,
  until: () => Promise<unknown>,
  elsewhere: string,
): Promise<boolean> {
  await goTo(page, url);
  await until();
  await evaluate(page, 'globalThis.wasHere = true');
  await goTo(page, elsewhere);
  const { currentIndex, entries } = await page.send('Page.getNavigationHistory');
  const entryId = entries[currentIndex - 1]?.id;
  if (entryId === undefined) throw new Error('There is no page to go back to.');
  const back = page.next('Page.frameNavigated');
  await page.send('Page.navigateToHistoryEntry', { entryId });
  await back;
  return evaluate<boolean>(page, 'globalThis.wasHere === true');
}

export interface Crowd {
  /** MB of all of the browser's processes, for each tab. */
  memory: number;
  /** Milliseconds of processor time of all of them in ten idle seconds. */
  idle: number;
  /** Seconds from the start of the worker until it is asleep again; null: it is still awake. */
  asleep: number | null;
}

const tabs = 50;
const idleSeconds = 10;

/** Fifty tabs, each on a page of its own; they stay open, and the worker is woken among them by way of `page`. */
export async function crowd(
  chromium: BenchChromium,
  { page }: BenchTab,
  url: (index: number) => string,
): Promise<Crowd> {
  const before = await footprint(chromium);
  for (let index = 0; index < tabs; index += 1) await chromium.openTabBehind(url(index));
  const memory = ((await footprint(chromium)) - before) / tabs;
  const busy = await processorTime(chromium);
  await pause(idleSeconds * 1000);
  const idle = ((await processorTime(chromium)) - busy) * 1000;
  await wake(chromium, page);
  return { memory, idle, asleep: await secondsUntilAsleep(chromium, 45) };
}

async function processorTime({ browser }: BenchChromium): Promise<number> {
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

interface Dump {
  name: string;
  ph: string;
  args: { dumps?: { process_totals?: { private_footprint_bytes?: string } } };
}

/** MB that all processes have to themselves, as Chromium's memory-infra counts them once their garbage is collected. */
async function footprint({ browser }: BenchChromium): Promise<number> {
  const dumps: Dump[] = [];
  const collect = ({ value }: { value: Dump[] }) => dumps.push(...value.filter(({ ph }) => ph === 'v'));
  browser.on('Tracing.dataCollected', collect as never);
  await browser.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['disabled-by-default-memory-infra'], excludedCategories: ['*'] },
  });
  await browser.send('Tracing.requestMemoryDump', { deterministic: true, levelOfDetail: 'light' });
  const complete = browser.next('Tracing.tracingComplete');
  await browser.send('Tracing.end');
  await complete;
  browser.off('Tracing.dataCollected', collect as never);
  const bytes = dumps.map(({ args }) => args.dumps?.process_totals?.private_footprint_bytes ?? '0');
  return bytes.reduce((sum, hex) => sum + Number.parseInt(hex, 16), 0) / 1e6;
}
