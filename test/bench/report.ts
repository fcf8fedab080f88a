import type { Measured } from './index.ts';
import type { Timed } from './rounds.ts';
import { quartiles } from './statistics.ts';
import { plain, table } from './table.ts';

/** What was measured, as tables of Markdown. */
export function report(measured: Measured): string {
  const { chromium, build, packed, isKept, asleep } = measured;
  const seconds = (found: number | null) => (found === null ? 'awake' : `${found} s`);
  return [
    `${chromium}; milliseconds as median (lower to upper quartile) of ${measured.samples.ours.length} rounds.`,
    times(measured),
    counts(measured),
    longRuns(measured),
    table([
      ['', 'empty', 'empty again', 'ours'],
      ['kept for going back', ...each((name) => (isKept[name] ? 'yes' : 'no'))],
      ['worker asleep after', ...each((name) => seconds(asleep[name]))],
    ]),
    `Packed: ${plain(packed)} kB. Built in ${plain(quartiles(build).median)} ms.`,
  ].join('\n\n');
}

function each<T>(of: (name: 'empty' | 'empty again' | 'ours') => T): T[] {
  return [of('empty'), of('empty again'), of('ours')];
}

const timed: readonly Timed[] = [
  'page, not a member page',
  'member page',
  'worker wake',
  'popup to first paint',
  'popup to state',
  'click to question',
  'click to feedback',
  'click to confirmed',
];

function times({ samples }: Measured): string {
  const rows = timed.map((what) => {
    const [empty, again, ours] = each((name) =>
      samples[name].flatMap((sample) => (sample[what] === undefined ? [] : [sample[what]])),
    );
    const floor = empty ?? [];
    const has = (figures: number[] | undefined) => figures !== undefined && figures.length > 0;
    const isBoth = has(empty) && has(ours);
    return [
      what,
      ...[empty, again, ours].map((figures) => (figures && has(figures) ? spread(figures) : '')),
      again && has(again) ? ratio(again, floor) : '',
      ours && isBoth ? ratio(ours, floor) : '',
      ours && isBoth ? difference(ours, floor) : '',
    ];
  });
  return table([['', 'empty', 'empty again', 'ours', 'A/A', 'ratio', 'difference'], ...rows]);
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
  const grown = (name: 'empty' | 'empty again' | 'ours') => {
    const [, first, , third] = pushed[name].held;
    if (!first || !third) throw new Error('There are no three times a thousand changes of the address.');
    return `${plain((third.heap - first.heap) / 1000)} kB, ${third.nodes - first.nodes}, ${third.listeners - first.listeners}`;
  };
  return table([
    ['', 'empty', 'empty again', 'ours'],
    ['heap, nodes, listeners from 1,000 pushState to 3,000', ...each(grown)],
    ['requests meanwhile', ...each((name) => `${pushed[name].requests}`)],
    ['MB for each of 50 tabs', ...each((name) => plain(crowd[name].memory))],
    ['processor ms in 10 idle seconds', ...each((name) => plain(crowd[name].idle))],
  ]);
}
