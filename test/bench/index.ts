import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { startMockWix } from '../mock-wix/index.ts';
import { buildTimes, packed } from './build-time.ts';
import { addresses, type Contestant, type Name, names, start } from './contestants.ts';
import { allRead, countPages } from './counts.ts';
import { crowd, isKeptForBack, pushStates } from './long-run.ts';
import type { Measured } from './measured.ts';
import { report } from './report.ts';
import { round, type Sample } from './rounds.ts';
import { tell } from './tell.ts';

const rounds = 15;
const begun = Date.now();

tell('builds');
const mock = await startMockWix();
const { version } = JSON.parse(await readFile('manifest.json', 'utf8')) as { version: string };
const build = buildTimes(3);
const contestants: Contestant[] = [];
for (const name of names) contestants.push(await start(name, mock));
const { notMember, member } = addresses(mock);

/** The same of each, one after the other. */
async function each<T>(measure: (contestant: Contestant) => Promise<T>): Promise<Record<Name, T>> {
  const found: [Name, T][] = [];
  for (const contestant of contestants) found.push([contestant.name, await measure(contestant)]);
  return Object.fromEntries(found) as Record<Name, T>;
}

tell('counts');
const pages = await each((contestant) => countPages(contestant, mock));

const samples: Record<Name, Sample[]> = { empty: [], 'empty again': [], ours: [] };
// The first round of each finds everything cold, and is not counted.
for (let index = 0; index <= rounds; index += 1) {
  tell(`round ${index} of ${rounds}`);
  // Nobody is always the first.
  const order = contestants.map((_, place) => contestants[(place + index) % contestants.length]);
  for (const contestant of order) {
    if (!contestant) continue;
    const sample = await round(contestant, mock);
    if (index > 0) samples[contestant.name].push(sample);
  }
}

tell('long runs');
const pushed = await each(async (contestant) => {
  let before = 0;
  const held = await pushStates(contestant.granted, member, async () => {
    await allRead(contestant, mock);
    before = mock.requests.length;
  });
  return { held, requests: mock.requests.length - before };
});
const isKept = await each((contestant) => {
  const read = () => allRead(contestant, mock);
  return isKeptForBack(contestant.granted, member, read, notMember);
});
tell('fifty tabs');
const crowds = await each(({ chromium, granted }) =>
  crowd(chromium, granted, (index) => `${notMember}?${index}`),
);

const measured: Measured = {
  date: new Date(begun).toISOString(),
  chromium: contestants[0]?.chromium.version ?? '',
  build,
  packed: packed(version),
  pages,
  samples,
  pushed,
  isKept,
  crowd: crowds,
};
for (const { chromium } of contestants) await chromium.end();
await mock.stop();
await mkdir('artifacts', { recursive: true });
await writeFile('artifacts/bench.json', `${JSON.stringify(measured, null, 2)}\n`);
console.log(report(measured));
