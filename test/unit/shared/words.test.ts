import { expect, test } from '@playwright/test';
import { Failure } from '../../../src/wix/failure.ts';
import type { PrivacyStatus } from '../../../src/wix/member.ts';
import { SiteRule } from '../../../src/wix/site-rule.ts';
import { Outcome, TabState, Unreadable, type WantedStatus } from '../../../src/wix/tab-state.ts';
import { memberState, site, spoken } from './spoken.ts';

const nothing = 'Nothing was changed.';

interface Row {
  /** Word for word, as the contract has it in bold. */
  headline: string;
  /** What must be said after it. */
  says?: string[];
  controls: string[];
}

/** One test: the state says exactly this, and "Nothing was changed." only where the row does. */
function says(name: string, state: TabState, { headline, says = [], controls }: Row): void {
  test(`${name}: "${headline}" [${controls.join(', ')}]${says.includes(nothing) ? ` ${nothing}` : ''}`, () => {
    const words = spoken(state);
    expect(words.headline).toBe(headline);
    for (const sentence of says) expect(words.text).toContain(sentence);
    if (!says.includes(nothing)) expect(words.text).not.toContain(nothing);
    expect(words.controls).toEqual(controls);
  });
}

says('looking', { kind: 'looking' }, { headline: 'Looking at this site…', controls: [] });
says(
  'looking at a known site',
  { kind: 'looking', site },
  { headline: 'Looking at this site…', controls: [] },
);

const unreadable: Record<Unreadable, Row> = {
  'not-wix': { headline: "This isn't a Wix site.", controls: [] },
  copy: { headline: 'This is a copy of a Wix site.', says: ['www.real.test'], controls: [] },
  template: { headline: "Members don't work in a preview.", controls: [] },
  'too-old': { headline: "This Wix site can't be read.", says: ['2019'], controls: [] },
  headless: { headline: "This Wix site can't be read.", says: ['Wix Headless'], controls: [] },
  'not-secure': { headline: "This page isn't secure.", controls: [] },
  'browser-page': { headline: "Extensions can't read this page.", controls: [] },
  'access-gone': { headline: 'Click the toolbar button again on this page.', controls: [] },
  'tab-closed': { headline: 'This tab is closed.', controls: [] },
  'other-page': { headline: 'This tab shows another page now.', says: [nothing], controls: ['Try again'] },
};
for (const why of Unreadable.options) {
  says(why, { kind: 'unreadable', why, ...(why === 'copy' ? { of: 'www.real.test' } : {}) }, unreadable[why]);
}

says(
  'logged out',
  { kind: 'logged-out', site },
  { headline: "You're not logged in to this site.", controls: ['Try again'] },
);
says(
  'C7: nobody was named to somebody who asked once more',
  { kind: 'not-named', site },
  {
    headline: "Wix didn't say who is logged in.",
    says: ["allow this site's session cookie to be read", 'It is sent to this site only.'],
    controls: ['Allow and try again', 'Try again'],
  },
);
says(
  'logged out, no Members Area',
  { kind: 'logged-out', site: { ...site, hasMembersArea: false } },
  {
    headline: 'This Wix site has no Members Area.',
    says: ['The owner can add it from the Wix App Market.'],
    controls: ['Try again'],
  },
);
says(
  'session ended before a change, no Members Area',
  {
    kind: 'logged-out',
    site: { ...site, hasMembersArea: false },
    change: { id: 'c', outcome: 'interrupted' },
  },
  {
    headline: 'Your login on this site has ended.',
    says: [nothing],
    controls: ['Try again', 'Copy details'],
  },
);
says(
  'session ended before a change',
  { kind: 'logged-out', site, change: { id: 'c', outcome: 'interrupted' } },
  {
    headline: 'Your login on this site has ended.',
    says: [nothing],
    controls: ['Try again', 'Copy details'],
  },
);
says(
  'E5, E11: nobody is logged in who could be asked what became of a change',
  { kind: 'logged-out', site, change: { id: 'c', outcome: 'not-checked' } },
  {
    headline: "You're not logged in to this site.",
    says: ["The change was sent, but we couldn't check it.", 'Log in as a member'],
    controls: ['Try again', 'Copy details'],
  },
);

const unexpected = {
  headline: 'This site gave an unexpected answer.',
  controls: ['Try again', 'Copy details'],
};
const failed: Record<Failure['kind'], Row> = {
  'too-slow': { headline: 'This site is too slow to answer.', controls: ['Try again', 'Copy details'] },
  'no-connection': {
    headline: 'There is no connection to this site.',
    controls: ['Try again', 'Copy details'],
  },
  'wix-problem': { headline: 'Wix had a problem.', controls: ['Try again', 'Copy details'] },
  'rate-limited': {
    headline: 'Wix asked us to slow down.',
    says: ['Wait a moment, then try again.'],
    controls: ['Try again', 'Copy details'],
  },
  offline: {
    headline: "You're offline.",
    says: ['Nothing was sent.'],
    controls: ['Try again', 'Copy details'],
  },
  'blocked-by-page': {
    headline: "This page doesn't let us ask Wix.",
    controls: ['Try again', 'Copy details'],
  },
  'unexpected-answer': unexpected,
  refused: unexpected,
  'session-ended': unexpected,
  'document-gone': { headline: 'Click the toolbar button again on this page.', controls: [] },
  'answer-lost': { headline: 'Interrupted.', says: [], controls: ['Try again', 'Copy details'] },
};
const failureKinds = Failure.options.map(({ entries }) => entries.kind.literal);
for (const kind of failureKinds) {
  const row = failed[kind];
  says(`reading failed, ${kind}`, { kind: 'failed', site, failure: { kind }, duringChange: false }, row);
  says(
    `failed before a change was sent, ${kind}`,
    { kind: 'failed', site, failure: { kind }, duringChange: true },
    { ...row, says: [...(row.says ?? []), nothing] },
  );
}

const isPublic = { headline: 'Your profile is public.', controls: ['Leave community'] };
const isPrivate = { headline: 'Your profile is private.', controls: ['Join community'] };
const notSaid = { headline: "Wix didn't say whether this profile is public.", controls: ['Try again'] };
const plain: Record<PrivacyStatus, Record<SiteRule | 'unread', Row>> = {
  PUBLIC: {
    unread: isPublic,
    everyone: isPublic,
    unknown: isPublic,
    'members-only': { headline: 'Your profile is public to members.', controls: ['Leave community'] },
    'no-one': {
      headline: 'Saved as public, but this site keeps all profiles private.',
      controls: ['Leave community'],
    },
  },
  PRIVATE: {
    unread: isPrivate,
    everyone: isPrivate,
    unknown: isPrivate,
    'members-only': isPrivate,
    'no-one': { ...isPrivate, says: ['Public profiles are turned off'] },
  },
  UNKNOWN: {
    unread: notSaid,
    everyone: notSaid,
    unknown: notSaid,
    'members-only': notSaid,
    'no-one': notSaid,
  },
};
for (const status of ['PUBLIC', 'PRIVATE', 'UNKNOWN'] as const) {
  says(`${status}, rule not read yet`, memberState(status), plain[status].unread);
  for (const rule of SiteRule.options) {
    says(`${status}, rule ${rule}`, memberState(status, { rule }), plain[status][rule]);
  }
}

const ended: Record<Outcome, (want: WantedStatus) => Row> = {
  confirmed: (want) =>
    want === 'PUBLIC'
      ? { headline: 'Done. Wix confirms the profile is now public.', controls: ['Undo', 'Leave community'] }
      : { headline: 'Done. Wix confirms the profile is now private.', controls: ['Undo', 'Join community'] },
  'not-confirmed': () => ({
    headline: 'The change was sent, but Wix still shows the old state.',
    controls: ['Check again', 'Copy details'],
  }),
  'not-checked': () => ({
    headline: "The change was sent, but we couldn't check it.",
    controls: ['Check again', 'Copy details'],
  }),
  refused: () => ({ headline: 'Wix refused.', says: [nothing], controls: ['Copy details'] }),
  'join-impossible': () => ({
    headline: "Wix won't let this member join the community.",
    says: [nothing],
    controls: ['Copy details'],
  }),
  'not-possible': (want) => ({ ...(want === 'PUBLIC' ? isPrivate : isPublic), says: [nothing] }),
  'already-so': (want) =>
    want === 'PUBLIC'
      ? { headline: 'Already public.', says: [nothing], controls: ['Leave community'] }
      : { headline: 'Already private.', says: [nothing], controls: ['Join community'] },
  'other-member': (want) => ({
    headline: "You're now logged in as someone else.",
    says: [nothing],
    controls: want === 'PUBLIC' ? ['Join community'] : ['Leave community'],
  }),
  'rate-limited': () => ({
    headline: 'Wix asked us to slow down.',
    says: [nothing],
    controls: ['Try again', 'Copy details'],
  }),
  interrupted: () => ({ headline: 'Interrupted.', says: [nothing], controls: ['Try again', 'Copy details'] }),
};
const achieved: Outcome[] = ['confirmed', 'already-so'];
const opposite = { PUBLIC: 'PRIVATE', PRIVATE: 'PUBLIC' } as const;
for (const want of ['PUBLIC', 'PRIVATE'] as const) {
  for (const outcome of Outcome.options) {
    const status = achieved.includes(outcome) ? want : opposite[want];
    const change = { phase: 'ended', id: 'c', want, outcome } as const;
    says(
      `wanted ${want}, ${outcome}`,
      memberState(status, { rule: 'everyone', change }),
      ended[outcome](want),
    );
  }
  const change = { phase: 'changing', id: 'c', want } as const;
  says(`changing to ${want}`, memberState(opposite[want], { change }), {
    headline: 'Changing…',
    controls: [],
  });
}

test('every kind of state, reason, failure and outcome has a row', () => {
  const kinds = TabState.options.map(({ entries }) => entries.kind.literal).sort();
  expect(kinds).toEqual(['failed', 'logged-out', 'looking', 'member', 'not-named', 'unreadable']);
  expect(Object.keys(unreadable).sort()).toEqual([...Unreadable.options].sort());
  expect(Object.keys(failed).sort()).toEqual([...failureKinds].sort());
  expect(Object.keys(ended).sort()).toEqual([...Outcome.options].sort());
  for (const row of Object.values(plain)) {
    expect(Object.keys(row).sort()).toEqual(['unread', ...SiteRule.options].sort());
  }
});
