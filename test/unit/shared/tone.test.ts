import { expect, test } from '@playwright/test';
import { type Tone, wordsFor } from '../../../src/shared/words.ts';
import type { TabState } from '../../../src/wix/tab-state.ts';
import { memberState, site } from './spoken.ts';

const ended = { phase: 'ended', id: 'c', want: 'PUBLIC' } as const;

const noMembersArea: TabState = {
  kind: 'logged-out',
  site: { ...site, hasMembersArea: false },
};

const tones: [name: string, state: TabState, tone: Tone][] = [
  ['a public profile', memberState('PUBLIC', { rule: 'everyone' }), 'public'],
  ['a profile public to members', memberState('PUBLIC', { rule: 'members-only' }), 'members'],
  ['a private profile', memberState('PRIVATE', { rule: 'everyone' }), 'private'],
  ['an unknown profile', memberState('UNKNOWN'), 'unknown'],
  ['a confirmed change', memberState('PUBLIC', { change: { ...ended, outcome: 'confirmed' } }), 'public'],
  [
    'a change that shows the old state',
    memberState('PRIVATE', { change: { ...ended, outcome: 'not-confirmed' } }),
    'attention',
  ],
  [
    'a change nobody could check',
    memberState('PRIVATE', { change: { ...ended, outcome: 'not-checked' } }),
    'attention',
  ],
  ['a refusal', memberState('PRIVATE', { change: { ...ended, outcome: 'refused' } }), 'attention'],
  ['a failed reading', { kind: 'failed', failure: { kind: 'too-slow' }, duringChange: false }, 'attention'],
  ['nobody logged in', { kind: 'logged-out', site }, 'idle'],
  [
    'nobody logged in, and a change in doubt',
    { kind: 'logged-out', site, change: { id: 'c', outcome: 'not-checked' } },
    'attention',
  ],
  ['a membership that waits', memberState('PRIVATE', { member: { status: 'PENDING' } }), 'attention'],
  ['a blocked member', memberState('PUBLIC', { member: { status: 'BLOCKED' } }), 'attention'],
  ['a guest author', memberState('PUBLIC', { member: { status: 'OFFLINE' } }), 'unknown'],
  ['a muted member', memberState('PUBLIC', { member: { activityStatus: 'MUTED' } }), 'public'],
  ['a site without Members Area', noMembersArea, 'idle'],
  ['a page that is not Wix', { kind: 'unreadable', why: 'not-wix' }, 'idle'],
  ['looking', { kind: 'looking' }, 'idle'],
];
for (const [name, state, tone] of tones) {
  test(`${name} looks ${tone}`, () => expect(wordsFor(state).tone).toBe(tone));
}
