import { quartiles } from './statistics.ts';
import { plain, table } from './table.ts';

/** The page of all members with so many of them. */
export interface MembersMeasured {
  size: number;
  /** From the press on the button until all are there. */
  seconds: number;
  /** How many pages of the list were asked for, and how many of them not for the first time. */
  requests: number;
  twice: number;
  /** Bytes that the page holds more than before it had any, once its garbage is collected. */
  heap: number;
  nodes: number;
  /** By the way of scrolling: milliseconds from frame to frame, and how long the page was at work for each. */
  scrolled: Record<string, { frames: number[]; work: number }>;
  /** Milliseconds of the page's longest task meanwhile; 0: none of 50 and more. */
  longest: { loading: number; scrolling: number; saving: number };
  /** What the list came to as a file, and how long that took. */
  file: { bytes: number; ms: number };
}

/** Half a frame late is a frame that was missed. */
const missed = 25;

/** What was measured, as a table of Markdown. */
export function membersReport(measured: readonly MembersMeasured[]): string {
  const row = (name: string, of: (one: MembersMeasured) => string) => [name, ...measured.map(of)];
  const ways = Object.keys(measured[0]?.scrolled ?? {});
  return table([
    row('members', ({ size }) => size.toLocaleString('en')),
    row('requests for them, of which again', ({ requests, twice }) => `${requests}, ${twice}`),
    row('seconds until all are there', ({ seconds }) => plain(seconds)),
    row('heap MB', ({ heap }) => plain(heap / 1e6)),
    row('heap bytes for each', ({ heap, size }) => plain(heap / size)),
    row('nodes', ({ nodes }) => `${nodes}`),
    ...ways.flatMap((way) => [
      row(`frames, ${way}: median, 99 %, worst ms; missed`, ({ scrolled }) =>
        inFrames(scrolled[way]?.frames ?? []),
      ),
      row('… ms at work for each', ({ scrolled }) => plain(scrolled[way]?.work ?? 0)),
    ]),
    row('longest task while loading, ms', ({ longest }) => task(longest.loading)),
    row('… scrolling', ({ longest }) => task(longest.scrolling)),
    row('… saving', ({ longest }) => task(longest.saving)),
    row('file: MB, ms', ({ file }) => `${plain(file.bytes / 1e6)}, ${plain(file.ms)}`),
  ]);
}

function inFrames(times: number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const last = sorted[Math.floor(0.99 * (sorted.length - 1))] ?? 0;
  const late = times.filter((time) => time > missed).length;
  return `${plain(quartiles(times).median)}, ${plain(last)}, ${plain(sorted.at(-1) ?? 0)}; ${late} of ${times.length}`;
}

function task(milliseconds: number): string {
  return milliseconds === 0 ? 'under 50' : plain(milliseconds);
}
