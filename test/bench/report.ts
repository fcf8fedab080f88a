import { type Name, names } from './contestants.ts';
import type { Measured } from './measured.ts';
import { timed } from './rounds.ts';
import { quartiles } from './statistics.ts';
import { plain, table } from './table.ts';

/** What was measured, as tables of Markdown. */
export function report(measured: Measured): string {
  const { date, chromium, build, packed, isKept } = measured;
  return [
    `${chromium}, ${date.slice(0, 10)}; milliseconds as median (lower to upper quartile) of ${measured.samples.ours.length} rounds.`,
    times(measured),
    counts(measured),
    longRuns(measured),
    table([
      ['', ...names],
      ['kept for going back', ...each((name) => (isKept[name] ? 'yes' : 'no'))],
    ]),
    `Packed: ${plain(packed.kB)} kB (SHA-256 ${packed.sha256.slice(0, 12)}…). Built in ${plain(quartiles(build).median)} ms.`,
  ].join('\n\n');
}

function each<T>(of: (name: Name) => T): T[] {
  return names.map(of);
}

function times({ samples }: Measured): string {
  const rows = timed.map((what) => {
    const [empty, again, ours] = each((name) =>
      samples[name].flatMap((sample) => (sample[what] === undefined ? [] : [sample[what]])),
    );
    const beside = (figures: number[] = [], of: typeof ratio) =>
      figures.length > 0 && empty?.length ? of(figures, empty) : '';
    return [
      what,
      ...[empty, again, ours].map((figures) => (figures?.length ? spread(figures) : '')),
      beside(again, ratio),
      beside(ours, ratio),
      beside(ours, difference),
    ];
  });
  return table([['', ...names, 'A/A', 'ratio', 'difference'], ...rows]);
}

function spread(figures: readonly number[]): string {
  const { lower, median, upper } = quartiles(figures);
  return `${plain(median)} (${plain(lower)} to ${plain(upper)})`;
}

function ratio(figures: readonly number[], floor: readonly number[]): string {
  return `${plain(quartiles(figures).median / quartiles(floor).median)} ×`;
}

function difference(figures: readonly number[], floor: readonly number[]): string {
  return plain(quartiles(figures).median - quartiles(floor).median);
}

function counts({ pages }: Measured): string {
  const rows = pages.ours.map(({ page, bytes, requests, heap, nodes, listeners }, index) => {
    const floor = pages.empty[index];
    const again = pages['empty again'][index];
    if (!floor || !again) throw new Error(`${page} was not counted of all.`);
    return [
      page,
      `${bytes}`,
      `${requests}`,
      plain((heap - floor.heap) / 1000),
      plain((again.heap - floor.heap) / 1000),
      `${nodes - floor.nodes}`,
      `${listeners - floor.listeners}`,
    ];
  });
  const head = [
    'added by ours to',
    'bytes parsed',
    'requests',
    'heap kB',
    'heap kB, A/A',
    'nodes',
    'listeners',
  ];
  return table([head, ...rows]);
}

function longRuns({ pushed, crowd }: Measured): string {
  const grown = (name: Name) => {
    const [, first, , third] = pushed[name].held;
    if (!first || !third) throw new Error('There are no three times a thousand changes of the address.');
    return `${plain((third.heap - first.heap) / 1000)} kB, ${third.nodes - first.nodes}, ${third.listeners - first.listeners}`;
  };
  return table([
    ['', ...names],
    ['heap, nodes, listeners from 1,000 pushState to 3,000', ...each(grown)],
    ['requests meanwhile', ...each((name) => `${pushed[name].requests}`)],
    ['MB for each of 50 tabs', ...each((name) => plain(crowd[name].memory))],
    ['processor ms in 10 idle seconds', ...each((name) => plain(crowd[name].idle))],
    ['seconds a woken worker stays awake', ...each((name) => `${crowd[name].asleep ?? 'awake'}`)],
  ]);
}
