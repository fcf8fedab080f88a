import { wordsFor } from '../../src/shared/words.ts';
import type { Failure } from '../../src/wix/failure.ts';
import {
  type MemberState,
  type OtherProfile,
  Outcome,
  siteOf,
  type TabState,
  Unreadable,
  type WantedStatus,
} from '../../src/wix/tab-state.ts';
import type { Visibility } from '../../src/wix/visibility.ts';

/** The member with something else, which Wix's own words say, too. */
function as({ member, ...state }: MemberState, other: Partial<MemberState['member']>): MemberState {
  const { privacyStatus, status } = { ...member, ...other };
  return { ...state, member: { ...member, ...other, rawPrivacyStatus: privacyStatus, rawStatus: status } };
}

const cameTrue: Outcome[] = ['confirmed', 'already-so'];

/** The member after a change that came to this. */
function ended(dana: MemberState, want: WantedStatus, outcome: Outcome): TabState {
  const other = want === 'PUBLIC' ? 'PRIVATE' : 'PUBLIC';
  const member = as(dana, { privacyStatus: cameTrue.includes(outcome) ? want : other });
  return { ...member, change: { phase: 'ended', id: `${want} ${outcome}`, want, outcome } };
}

function failed({ site }: MemberState, failure: Failure): TabState {
  return { kind: 'failed', site, duringChange: true, failure };
}

const toWait = () =>
  ({ kind: 'rate-limited', retryAfterS: 9999, retryAt: Date.now() + 9_999_000 }) satisfies Failure;

/** What is longest to say, in the places of the popup where something is said. */
export function longestStates(dana: MemberState): TabState[] {
  const { site, member } = dana;
  const other = { whose: 'omer', seen: 'not-seen', name: 'Omer' } as const;
  return [
    { ...dana, ...membersOnly, otherProfile: other, changedElsewhere: Date.UTC(2026, 10, 22) },
    { ...dana, ...noOne },
    { ...dana, rule: 'unknown', member: { ...member, activityStatus: 'MUTED' } },
    { ...as(dana, { privacyStatus: 'PRIVATE' }), ...noOne },
    as(dana, { status: 'PENDING' }),
    as(dana, { status: 'BLOCKED' }),
    ended(dana, 'PUBLIC', 'confirmed'),
    ended(dana, 'PRIVATE', 'not-confirmed'),
    ended(dana, 'PRIVATE', 'not-checked'),
    ended(dana, 'PRIVATE', 'other-member'),
    ended(dana, 'PRIVATE', 'join-impossible'),
    { kind: 'logged-out', site },
    { kind: 'not-named', site },
    { kind: 'unreadable', why: 'headless' },
    { kind: 'unreadable', why: 'access-gone' },
    failed(dana, toWait()),
    failed(dana, { kind: 'unexpected-answer', status: 200 }),
  ];
}

/** Every state that the popup can be in and that says or offers something else; the compiler asks for those that are new. */
export function everyState(dana: MemberState): TabState[] {
  const { site } = dana;
  const without = { ...site, hasMembersArea: false };
  const all: TabState[] = [
    { kind: 'looking' },
    { kind: 'looking', site },
    ...Unreadable.options.map((why): TabState => ({ kind: 'unreadable', why, of: site.key })),
    { kind: 'logged-out', site },
    { kind: 'logged-out', site: without },
    { kind: 'logged-out', site, change: { id: 'interrupted', outcome: 'interrupted' } },
    { kind: 'logged-out', site, change: { id: 'not checked', outcome: 'not-checked' } },
    { kind: 'not-named', site },
    ...Object.values(failures()).map((failure) => failed(dana, failure)),
    ...Object.values(seenBy).map(({ member = {}, ...more }) => ({ ...as(dana, member), ...more })),
    { ...dana, changedElsewhere: Date.UTC(2026, 10, 22) },
    { ...dana, member: { ...dana.member, activityStatus: 'MUTED' } },
    ...others.map((seen): TabState => ({ ...dana, otherProfile: { whose: 'omer', seen } })),
    { ...dana, change: { phase: 'changing', id: 'at work', want: 'PRIVATE' } },
    ...Outcome.options.flatMap((outcome) => [
      ended(dana, 'PUBLIC', outcome),
      ended(dana, 'PRIVATE', outcome),
    ]),
  ];
  return [...new Map(all.map((state) => [shownOf(state), state])).values()];
}

/** What makes states different to somebody who looks at them. */
function shownOf(state: TabState): string {
  const beside = state.kind === 'member' && [state.changedElsewhere, state.otherProfile];
  return JSON.stringify([wordsFor(state), siteOf(state), beside]);
}

const others: OtherProfile['seen'][] = ['asking', 'seen', 'not-seen', 'unknown'];

const everyone = { rule: 'everyone', rawRule: 'ANYONE, VISIBLE_TO_ALL' } as const;
const membersOnly = { rule: 'members-only', rawRule: 'ANYONE, VISIBLE_TO_MEMBERS_ONLY' } as const;
const noOne = { rule: 'no-one', rawRule: 'NO_ONE, VISIBLE_TO_ALL' } as const;

type Differing = Pick<MemberState, 'rule' | 'rawRule'> & { member?: Partial<MemberState['member']> };

const seenBy: Record<Visibility, Differing> = {
  public: everyone,
  'public-to-members': membersOnly,
  'saved-public': noOne,
  private: { ...everyone, member: { privacyStatus: 'PRIVATE' } },
  'private-for-good': { ...noOne, member: { privacyStatus: 'PRIVATE' } },
  unknown: { member: { privacyStatus: 'UNKNOWN' } },
  pending: { member: { status: 'PENDING' } },
  blocked: { member: { status: 'BLOCKED' } },
  'guest-author': { member: { status: 'OFFLINE' } },
};

function failures(): { [K in Failure['kind']]: Extract<Failure, { kind: K }> } {
  return {
    'too-slow': { kind: 'too-slow' },
    'no-connection': { kind: 'no-connection' },
    offline: { kind: 'offline' },
    'blocked-by-page': { kind: 'blocked-by-page' },
    'unexpected-answer': { kind: 'unexpected-answer', status: 200 },
    'wix-problem': { kind: 'wix-problem', status: 503 },
    'rate-limited': toWait(),
    'session-ended': { kind: 'session-ended', status: 401 },
    refused: { kind: 'refused', status: 403, code: 'PERMISSION_DENIED', requestId: '1698054054.123' },
    'document-gone': { kind: 'document-gone' },
    'answer-lost': { kind: 'answer-lost' },
  };
}
