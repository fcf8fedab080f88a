import type { Name } from './contestants.ts';
import type { PageCount } from './counts.ts';
import type { Held } from './in-the-page.ts';
import type { Crowd } from './long-run.ts';
import type { Sample } from './rounds.ts';

/** Everything that was measured; what is asked of the mock is counted, times are milliseconds. */
export interface Measured {
  chromium: string;
  build: number[];
  /** kB */
  packed: number;
  pages: Record<Name, PageCount[]>;
  samples: Record<Name, Sample[]>;
  pushed: Record<Name, { held: Held[]; requests: number }>;
  isKept: Record<Name, boolean>;
  crowd: Record<Name, Crowd>;
}
