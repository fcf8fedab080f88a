import { createStore } from 'zustand/vanilla';
import type { MemberQuery } from '../../wix/member-query.ts';
import type { OwnedMember } from '../../wix/owned-member.ts';
import type { SiteRule } from '../../wix/site-rule.ts';
import { type Counts, noCounts } from './counts.ts';
import type { Trouble } from './trouble.ts';

/** What a person asked to see. `never-in`: those public ones of whom Wix knows no log-in, picked here from the public ones. */
export interface Wanted {
  which: MemberQuery['which'] | 'never-in';
  search: string;
  order: MemberQuery['order'];
}

/** How far loading is. */
export type Progress =
  | { kind: 'idle' | 'loading' | 'stopped' }
  /** Wix is asked again by itself at `until`, in ms since 1970. */
  | { kind: 'waiting'; until: number }
  | { kind: 'failed'; trouble: Trouble }
  /** `isWhole`: nobody came or went meanwhile, as far as Wix's count tells; `came`: how many Wix gave, once each. */
  | { kind: 'done'; isWhole: boolean; came: number };

/** What the page shows. The key is not in it. */
export interface MembersState {
  /** Where a key is kept for; undefined: none is, or that is not known yet. */
  keptFor: string | undefined;
  /** How many keys were given here: what the last one was refused, this one may be told. */
  keys: number;
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
  /** The rule is known, or Wix refuses to tell it. */
  isRuleSettled: boolean;
}

export const nothingYet = { shown: 0, counts: noCounts, offset: 0, total: undefined } as const;

export const store = createStore<MembersState>()(() => ({
  keptFor: undefined,
  keys: 0,
  isAllowed: false,
  isKnown: false,
  metaSiteId: '',
  wanted: { which: 'all', search: '', order: 'newest' },
  members: [],
  ...nothingYet,
  progress: { kind: 'idle' },
  rule: 'unknown',
  isRuleSettled: false,
}));

/** Whether Wix can be asked for the members of this very site. */
export function hasKey({ keptFor, isAllowed, metaSiteId }: MembersState): boolean {
  return isAllowed && keptFor !== undefined && keptFor === metaSiteId;
}
