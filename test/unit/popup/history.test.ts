import { expect, test } from '@playwright/test';
import type { HistoryEntry } from '../../../src/shared/history.ts';
import type { Change, Outcome, TabState } from '../../../src/wix/tab-state.ts';
import '../fake-browser.ts';
import { memberState, site } from '../shared/spoken.ts';

const { canUndo, recentChanges } = await import('../../../src/popup/history.ts');
const { store } = await import('../../../src/popup/store.ts');

/** A change that made the member in view private, or as it is given. */
function entryOf(id: string, more: Partial<HistoryEntry> = {}): HistoryEntry {
  const whose = { jar: 'normal', site: site.key, memberId: 'member-1', nickname: 'Dana' };
  return { id, at: 1, ...whose, from: 'PUBLIC', to: 'PRIVATE', outcome: 'confirmed', ...more };
}

interface View {
  state?: TabState;
  /** Oldest first; undefined: not known. */
  entries?: HistoryEntry[] | undefined;
  jar?: string;
}

/** A popup that shows this; by default, the member as the change left them. */
function popup(view: View) {
  const { state = memberState('PRIVATE', { rule: 'everyone' }), jar = 'normal' } = view;
  const entries = 'entries' in view ? view.entries : [entryOf('c1')];
  const history = entries && ({ version: 1, isKept: true, entries } as const);
  return { ...store.getState(), state, jar, history };
}

const ids = (view: View) => recentChanges(popup(view)).map(({ id }) => id);
const five = ['a', 'b', 'c', 'd', 'e'].map((id) => entryOf(id));

test('the last three changes are shown, the newest first, and the history stays as it is', () => {
  const entries = [...five];
  expect(ids({ entries })).toEqual(['e', 'd', 'c']);
  expect(entries).toEqual(five);
});

test('fewer than three are all shown', () => {
  expect(ids({ entries: five.slice(0, 2) })).toEqual(['b', 'a']);
  expect(ids({ entries: [] })).toEqual([]);
});

test('changes of other sites are not shown, and do not count', () => {
  const elsewhere = five.map((entry) => ({ ...entry, id: `other ${entry.id}`, site: 'www.other.test' }));
  const entries = five.flatMap((entry, index) => [entry, ...elsewhere.slice(index, index + 1)]);
  expect(ids({ entries })).toEqual(['e', 'd', 'c']);
  expect(ids({ entries: [...five.slice(0, 1), ...elsewhere] })).toEqual(['a']);
});

test('changes of every member and cookie jar of the site are shown, however they ended', () => {
  const entries = [
    entryOf('a', { memberId: 'member-2' }),
    entryOf('b', { jar: 'firefox-container-1' }),
    entryOf('c', { outcome: 'not-checked' }),
  ];
  expect(ids({ entries })).toEqual(['c', 'b', 'a']);
});

const withSite: [name: string, state: TabState][] = [
  ['nobody is logged in', { kind: 'logged-out', site }],
  ['nobody is named', { kind: 'not-named', site }],
  ['the reading failed', { kind: 'failed', site, failure: { kind: 'too-slow' }, duringChange: false }],
  ['the site is looked at', { kind: 'looking', site }],
  ['another member is logged in', memberState('PUBLIC', { member: { id: 'member-2' } })],
];
for (const [name, state] of withSite) {
  test(`where ${name}, the site's changes are shown, and none can be taken back`, () => {
    expect(ids({ state })).toEqual(['c1']);
    expect(canUndo(popup({ state }), 'c1')).toBe(false);
  });
}

const withoutSite: [name: string, view: View][] = [
  ['no site is known yet', { state: { kind: 'looking' } }],
  ['the page is none of Wix', { state: { kind: 'unreadable', why: 'not-wix' } }],
  [
    'the reading failed before',
    { state: { kind: 'failed', failure: { kind: 'offline' }, duringChange: false } },
  ],
  ['the changes are not known', { entries: undefined }],
];
for (const [name, view] of withoutSite) {
  test(`where ${name}, no change is shown, and none can be taken back`, () => {
    expect(ids(view)).toEqual([]);
    expect(canUndo(popup(view), 'c1')).toBe(false);
  });
}

const joined = { from: 'PRIVATE', to: 'PUBLIC' } as const;
const toPublic = [entryOf('c1', joined)];
const ended = (outcome: Outcome, want: Change['want'] = 'PRIVATE') =>
  ({ phase: 'ended', id: 'c1', want, outcome }) as const;

const undoable: [name: string, view: View][] = [
  ['to private', {}],
  ['to private, before the site rule is known', { state: memberState('PRIVATE') }],
  ['to private, on a site for members', { state: memberState('PRIVATE', { rule: 'members-only' }) }],
  ['to public', { state: memberState('PUBLIC', { rule: 'everyone' }), entries: toPublic }],
  [
    'to public, where the site has turned public profiles off',
    { state: memberState('PUBLIC', { rule: 'no-one' }), entries: toPublic },
  ],
  ['that was just confirmed', { state: memberState('PRIVATE', { change: ended('confirmed') }) }],
  ['after which nothing was to be done', { state: memberState('PRIVATE', { change: ended('already-so') }) }],
  ['in a container', { entries: [entryOf('c1', { jar: 'container' })], jar: 'container' }],
  ['after an older one', { entries: [entryOf('c0', joined), entryOf('c1')] }],
  [
    'of a member before another one was changed',
    { entries: [entryOf('c1'), entryOf('c2', { memberId: 'm' })] },
  ],
  ['of a muted member', { state: memberState('PRIVATE', { member: { activityStatus: 'MUTED' } }) }],
];
for (const [name, view] of undoable) {
  test(`a change ${name} can be taken back`, () => {
    expect(canUndo(popup(view), 'c1')).toBe(true);
  });
}

const final: [name: string, view: View][] = [
  ['of another member', { state: memberState('PRIVATE', { member: { id: 'member-2' } }) }],
  ['on another site', { state: { ...memberState('PRIVATE'), site: { ...site, key: 'www.other.test' } } }],
  ['in another cookie jar', { jar: 'firefox-container-1' }],
  ['that was changed back elsewhere', { state: memberState('PUBLIC') }],
  ['to public that was changed back elsewhere', { entries: toPublic }],
  ['of a member whose state Wix does not tell', { state: memberState('UNKNOWN') }],
  ['that was changed back here', { entries: [entryOf('c1'), entryOf('c2', joined)] }],
  ['that was made once more', { entries: [entryOf('c1'), entryOf('c2')] }],
  [
    'after which another one is in doubt',
    { entries: [entryOf('c1'), entryOf('c2', { ...joined, outcome: 'not-checked' })] },
  ],
  ['that was not confirmed', { entries: [entryOf('c1', { outcome: 'not-confirmed' })] }],
  ['that was not checked', { entries: [entryOf('c1', { outcome: 'not-checked' })] }],
  ['that is not in the history', { entries: [entryOf('c2')] }],
  ['where public profiles are turned off', { state: memberState('PRIVATE', { rule: 'no-one' }) }],
  [
    'that was just confirmed, where public profiles are turned off',
    { state: memberState('PRIVATE', { rule: 'no-one', change: ended('confirmed') }) },
  ],
  [
    'while the next one is at work',
    { state: memberState('PRIVATE', { change: { phase: 'changing', id: 'c2', want: 'PUBLIC' } }) },
  ],
  ...(
    ['not-confirmed', 'not-checked', 'refused', 'join-impossible', 'rate-limited', 'interrupted'] as const
  ).map((outcome): [string, View] => [
    `while the next one is told as ${outcome}`,
    { state: memberState('PRIVATE', { rule: 'everyone', change: ended(outcome, 'PUBLIC') }) },
  ]),
  ...(['PENDING', 'BLOCKED', 'OFFLINE'] as const).flatMap((status): [string, View][] => [
    [`to private of a member who is ${status}`, { state: memberState('PRIVATE', { member: { status } }) }],
    [
      `to public of a member who is ${status}`,
      { state: memberState('PUBLIC', { member: { status } }), entries: toPublic },
    ],
  ]),
];
for (const [name, view] of final) {
  test(`a change ${name} can't be taken back here and now`, () => {
    expect(canUndo(popup(view), 'c1')).toBe(false);
  });
}
