import { createStore } from 'zustand/vanilla';
import type { Failure } from '../../wix/failure.ts';
import type { MemberQuery } from '../../wix/member-query.ts';
import type { OwnedMember } from '../../wix/owned-member.ts';
import type { SiteRule } from '../../wix/site-rule.ts';
import { type Counts, noCounts } from './counts.ts';

/** What a person asked to see. `never-in`: those public ones of whom Wix knows no log-in, picked here from the public ones. */
export interface Wanted {
  which: MemberQuery['which'] | 'never-in';
  search: string;
  order: MemberQuery['order'];
}

/** Why loading ended before its time. `no-answer`: no background was there. */
export type Trouble = Failure['kind'] | 'no-access' | 'no-answer';

/** How far loading is. */
export type Progress =
  | { kind: 'idle' | 'loading' | 'stopped' }
  /** Wix is asked again by itself at `until`, in ms since 1970. */
  | { kind: 'waiting'; until: number }
  | { kind: 'failed'; trouble: Trouble }
  /** `isWhole`: as many came as Wix counts, as far as it does. */
  | { kind: 'done'; isWhole: boolean };

/** What the page shows. The key is not in it. */
export interface MembersState {
  /** Where a key is kept for; undefined: none is, or that is not known yet. */
  keptFor: string | undefined;
  /** The browser lets Wix's API be asked. */
  isAllowed: boolean;
  /** The two above are known. */
  isKnown: boolean;
  metaSiteId: string;
  wanted: Wanted;
  /** One list that grows as members come; `shown` says how far. */
  members: OwnedMember[];
  shown: number;
  counts: Counts;
  /** Where the next page begins. */
  offset: number;
  total: number | undefined;
  progress: Progress;
  rule: SiteRule;
}

export const nothingYet = { shown: 0, counts: noCounts, offset: 0, total: undefined } as const;

export const store = createStore<MembersState>()(() => ({
  keptFor: undefined,
  isAllowed: false,
  isKnown: false,
  metaSiteId: '',
  wanted: { which: 'all', search: '', order: 'newest' },
  members: [],
  ...nothingYet,
  progress: { kind: 'idle' },
  rule: 'unknown',
}));

/** Whether Wix can be asked for the members of this very site. */
export function hasKey({ keptFor, isAllowed, metaSiteId }: MembersState): boolean {
  return isAllowed && keptFor !== undefined && keptFor === metaSiteId;
}
