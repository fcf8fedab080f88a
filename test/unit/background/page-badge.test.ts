import { expect, test } from '@playwright/test';
import { Failure } from '../../../src/wix/failure.ts';
import { Member, PrivacyStatus } from '../../../src/wix/member.ts';
import { SiteRule } from '../../../src/wix/site-rule.ts';
import { type MemberState, Outcome, type TabState, Unreadable } from '../../../src/wix/tab-state.ts';
import { english } from '../fake-browser.ts';
import { eachRow } from '../rows.ts';
import { memberState, site } from '../shared/spoken.ts';

const { badgeOf } = await import('../../../src/background/page-badge.ts');

const word = (key: string) => english[key]?.message;

const failures = Failure.options.map(({ entries: { kind } }) => ({ kind: kind.literal }) as Failure);
const bools = [false, true];
const nothingToSay: TabState[] = [
  { kind: 'looking' },
  { kind: 'looking', site },
  ...Unreadable.options.map((why): TabState => ({ kind: 'unreadable', why })),
  { kind: 'unreadable', why: 'copy', of: site.key },
  { kind: 'logged-out', site },
  ...(['interrupted', 'not-checked'] as const).map(
    (outcome): TabState => ({ kind: 'logged-out', site, change: { id: 'c', outcome } }),
  ),
  ...bools.flatMap((duringChange) =>
    failures.map((failure): TabState => ({ kind: 'failed', site, failure, duringChange })),
  ),
  ...PrivacyStatus.options.flatMap((status) =>
    (['PUBLIC', 'PRIVATE'] as const).map((want) =>
      memberState(status, { change: { phase: 'changing', id: 'c', want } }),
    ),
  ),
];
test('nothing is said where nobody is logged in, nothing was read, or it is changing', () => {
  for (const state of nothingToSay) expect({ state, badge: badgeOf(state) }).toEqual({ state, badge: null });
});

/** The word for a member of whom nothing else is to be told. */
function plainWord(privacyStatus: PrivacyStatus, rule: SiteRule | undefined, status: Member['status']) {
  if (status !== 'APPROVED' && status !== 'UNKNOWN') return 'badgeUnknown';
  if (privacyStatus === 'PRIVATE' || (privacyStatus === 'PUBLIC' && rule === 'no-one')) return 'badgePrivate';
  if (privacyStatus === 'UNKNOWN') return 'badgeUnknown';
  return rule === 'members-only' ? 'badgeMembers' : 'badgePublic';
}

/** After these the reading is as good as any other; after the rest it is not, and only "Unknown" is no claim. */
const settled: Outcome[] = ['confirmed', 'already-so', 'other-member', 'not-possible'];
const outcomes = [undefined, ...Outcome.options];
const rules = [undefined, ...SiteRule.options];

function stateOf(privacyStatus: PrivacyStatus, rule: SiteRule | undefined, outcome: Outcome | undefined) {
  return memberState(privacyStatus, {
    ...(rule ? { rule } : {}),
    ...(outcome ? { change: { phase: 'ended', id: 'c', want: 'PRIVATE', outcome } } : {}),
  });
}

const members = PrivacyStatus.options.flatMap((privacyStatus) =>
  rules.flatMap((rule) => Member.entries.status.options.map((status) => ({ privacyStatus, rule, status }))),
);
test('a badge never says what is not known', async () => {
  await eachRow(
    members,
    ({ privacyStatus, rule, status }) => `${privacyStatus}, rule ${rule}, ${status}`,
    ({ privacyStatus, rule, status }) => {
      const plain = word(plainWord(privacyStatus, rule, status));
      for (const outcome of outcomes) {
        const state = stateOf(privacyStatus, rule, outcome);
        const text = badgeOf({ ...state, member: { ...state.member, status } })?.text;
        if (!outcome || settled.includes(outcome))
          expect({ outcome, text }).toEqual({ outcome, text: plain });
        else expect([word('badgeUnknown'), plain]).toContain(text);
        if (outcome === 'not-confirmed' || outcome === 'not-checked' || outcome === 'interrupted') {
          expect({ outcome, text }).toEqual({ outcome, text: word('badgeUnknown') });
        }
      }
    },
  );
});

const named = (member: Partial<Member>): MemberState => {
  const state = memberState('PRIVATE');
  return { ...state, member: { ...state.member, ...member } };
};

test('addresses name a member by id and slug, where there is one', () => {
  expect(badgeOf(named({ slug: 'dana' }))?.names).toEqual(['member-1', 'dana']);
  expect(badgeOf(named({}))?.names).toEqual(['member-1']);
});

test("somebody else's profile is told in the page's place, with their name as it is", () => {
  const name = 'Omer {name} $1';
  const otherProfile = { whose: 'omer', seen: 'seen', name } as const;
  expect(badgeOf({ ...named({}), otherProfile })).toMatchObject({
    text: 'Private',
    other: { whose: 'omer', text: `Visible to you: ${name}` },
    language: 'en',
    direction: 'ltr',
  });
});

test('every word has a look of its own', () => {
  const states = [
    memberState('PUBLIC'),
    memberState('PUBLIC', { rule: 'members-only' }),
    memberState('PRIVATE'),
    memberState('UNKNOWN'),
  ];
  const badges = states.map(badgeOf);
  for (const look of [badges.map((badge) => badge?.text), badges.map((badge) => badge?.icon.shape)]) {
    expect(new Set(look).size).toBe(4);
  }
  expect(new Set(badges.map((badge) => badge?.icon.colour)).size).toBe(4);
});
