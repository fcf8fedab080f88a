import type { Name } from './contestants.ts';
import type { PageCount } from './counts.ts';
import type { Held } from './in-the-page.ts';
import type { Crowd } from './long-run.ts';
import type { Sample } from './rounds.ts';

/** Everything that was measured; what is asked of the mock is counted, times are milliseconds. */
export interface Measured {
  /** When it began, in ISO 8601. */
  date: string;
  chromium: string;
  build: number[];
  /** The same code gives the same bytes. */
  packed: { kB: number; sha256: string };
  pages: Record<Name, PageCount[]>;
  samples: Record<Name, Sample[]>;
  pushed: Record<Name, { held: Held[]; requests: number }>;
  isKept: Record<Name, boolean>;
  crowd: Record<Name, Crowd>;
}
