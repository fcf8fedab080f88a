import { mkdir, writeFile } from 'node:fs/promises';
import { poll } from '../e2e/poll.ts';
import { type MockWix, startMockWix } from '../mock-wix/index.ts';
import { ownerHost } from '../mock-wix/owner.ts';
import { BenchChromium, settled } from './chromium.ts';
import { evaluate, type Session } from './devtools.ts';
import { held } from './in-the-page.ts';
import { type MembersMeasured, membersReport } from './members-report.ts';
import { tell } from './tell.ts';

/** A list that fits in nobody's way, and the largest that is promised to. */
const sizes = [1000, 100_000];

const begun = Date.now();

/** Notes tasks of the page of 50 ms and more, and what is made to be saved. */
const watch = `(() => {
  globalThis.longTasks = [];
  new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
  const { createObjectURL } = URL;
  URL.createObjectURL = (blob) => {
    globalThis.saved = { at: performance.now(), bytes: blob.size };
    return createObjectURL.call(URL, blob);
  };
})()`;

/** The longest of them since the last time it was asked for; 0: none. */
const longestTask = `(() => Math.max(0, ...longTasks.splice(0)))()`;

/** Milliseconds from frame to frame while the list goes on by \`step\` of its heights in each of them, and from its end back. */
const scroll = (step: string) => `(async () => {
  const grid = document.querySelector('[role=grid]');
  const times = [];
  for (let frame = 0; frame <= 300; frame += 1) {
    const most = grid.scrollHeight - grid.clientHeight;
    grid.scrollTop = (${step}) % most;
    times.push(await new Promise(requestAnimationFrame));
  }
  return times.slice(1).map((time, index) => time - times[index]);
})()`;
/** As a wheel does, and as somebody does who pulls the bar: every frame has other rows. */
const ways = { wheel: 'frame * 200', bar: 'frame * 7919 * 44' };

async function open(chromium: BenchChromium, mock: MockWix): Promise<Session> {
  const { acme } = mock.sites;
  const url = `chrome-extension://${chromium.id}/members.html?site=${acme.metaSiteId}`;
  const { page } = await chromium.openTab(url);
  await poll('the form', () => evaluate<boolean>(page, `document.querySelector('form') !== null`));
  await page.send('Performance.enable');
  await evaluate(page, `${watch}, null`);
  return page;
}

/** Milliseconds that the page's main thread was at work so far. */
async function busy(page: Session): Promise<number> {
  const { metrics } = await page.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

async function measure(chromium: BenchChromium, mock: MockWix, size: number): Promise<MembersMeasured> {
  mock.sites.acme.crowd(size, 7);
  const page = await open(chromium, mock);
  const empty = await held(page);
  const before = mock.requests.length;
  const start = Date.now();
  await evaluate(
    page,
    `document.querySelectorAll('form input')[1].value = ${JSON.stringify(mock.owner.key)}`,
  );
  await evaluate(page, `document.querySelector('form [type=submit]').click()`, true);
  const all = (size + mock.sites.acme.members.length).toLocaleString('en');
  const isWhole = `document.querySelector('main').innerText.includes('These are all: ${all}.')`;
  await poll(`all ${all}`, () => evaluate<boolean>(page, isWhole), 900_000);
  const seconds = (Date.now() - start) / 1000;
  const requests = mock.requests.slice(before).filter(({ step }) => step === 'owner-query');
  await settled(page);
  const loading = await evaluate<number>(page, longestTask);
  const { heap, nodes } = await held(page);
  const scrolled: MembersMeasured['scrolled'] = {};
  for (const [way, step] of Object.entries(ways)) {
    const before = await busy(page);
    const frames = await evaluate<number[]>(page, scroll(step));
    scrolled[way] = { frames, work: ((await busy(page)) - before) / frames.length };
  }
  const scrolling = await evaluate<number>(page, longestTask);
  const pressed = await evaluate<number>(
    page,
    `([...document.querySelectorAll('button')].find((b) => b.textContent === 'Export as CSV').click(), performance.now())`,
    true,
  );
  const saved = await poll(
    'the file',
    () => evaluate<{ at: number; bytes: number } | undefined>(page, 'globalThis.saved'),
    60_000,
  );
  await settled(page);
  const saving = await evaluate<number>(page, longestTask);
  await page.send('Page.close');
  return {
    size,
    seconds,
    requests: requests.length,
    twice: requests.length - Math.ceil((size + mock.sites.acme.members.length) / 100),
    heap: heap - empty.heap,
    nodes,
    scrolled,
    longest: { loading, scrolling, saving },
    file: { bytes: saved.bytes, ms: saved.at - pressed },
  };
}

const mock = await startMockWix();
const chromium = await BenchChromium.start('dist/chrome', mock);
await chromium.allow(ownerHost);
const measured: MembersMeasured[] = [];
for (const size of sizes) {
  tell(`${size} members`);
  measured.push(await measure(chromium, mock, size));
  // The key is asked for anew: what one list had counted is not the next one's.
  await evaluate(
    (await chromium.openTab(`chrome-extension://${chromium.id}/help.html`)).page,
    'chrome.storage.session.clear()',
  );
}
await chromium.end();
await mock.stop();
await mkdir('artifacts', { recursive: true });
const date = new Date(begun).toISOString();
await writeFile('artifacts/bench-members.json', `${JSON.stringify({ date, measured }, null, 2)}\n`);
console.log(membersReport(measured));
