import { expect, test } from '@playwright/test';
import { reportOn } from '../../../src/popup/report.ts';
import { wordsFor } from '../../../src/shared/words.ts';
import { Failure } from '../../../src/wix/failure.ts';
import { Outcome, type TabState } from '../../../src/wix/tab-state.ts';
import { memberState } from '../shared/spoken.ts';
import { usualSite } from '../wix/usual-site.ts';

const versions = { extension: '1.2.3', browser: 'Firefox/153.0' };

test('a report on a failed reading tells versions, site, state, status and request id', () => {
  const site = {
    key: 'www.acme-club.test',
    base: 'https://www.acme-club.test',
    accessTokensUrl: 'https://t',
    ...usualSite,
  };
  const failure = { kind: 'wix-problem', status: 503, requestId: 'req-1' } as const;
  expect(JSON.parse(reportOn({ kind: 'failed', site, failure, duringChange: false }, versions))).toEqual({
    ...versions,
    site: 'www.acme-club.test',
    state: 'wixProblem',
    failure,
  });
});

test('a report on a refused change names the change, and nobody', () => {
  const state = memberState('PRIVATE', {
    rule: 'everyone',
    change: {
      phase: 'ended',
      id: '1',
      want: 'PUBLIC',
      outcome: 'refused',
      failure: { kind: 'refused', status: 403, code: 'NO' },
    },
  });
  Object.assign(state, { rawRule: 'ANYONE, VISIBLE_TO_ALL' });
  state.member.rawStatus = 'APPROVED';
  state.member.nickname = 'canary nickname';
  state.member.loginEmail = 'canary@members.test';
  const report = reportOn(state, versions);
  expect(JSON.parse(report)).toMatchObject({
    state: 'refused',
    privacyStatus: 'PRIVATE',
    status: 'APPROVED',
    rule: 'everyone',
    memberPrivacySettings: 'ANYONE, VISIBLE_TO_ALL',
    change: { want: 'PUBLIC', outcome: 'refused' },
    failure: { kind: 'refused', status: 403, code: 'NO' },
  });
  expect(report).not.toContain('canary');
});

for (const failure of [
  { kind: 'rate-limited', status: 429, requestId: 'req-2', retryAfterS: 120, retryAt: 1_800_000_000_000 },
  { kind: 'offline' },
  { kind: 'blocked-by-page' },
] as const) {
  test(`a report on ${failure.kind} tells all that is known of it`, () => {
    const report = reportOn({ kind: 'failed', failure, duringChange: false }, versions);
    expect(JSON.parse(report)).toMatchObject({ ...versions, failure });
  });
}

test('whatever failed can be copied, and names nobody', () => {
  const member = { nickname: 'canary nickname', loginEmail: 'canary@members.test', slug: 'canary' };
  const failure = { kind: 'refused', status: 403, code: 'NO', requestId: 'req-3' } as const;
  const failed = Failure.options.map(({ entries }): TabState => {
    const kind = entries.kind.literal;
    return { kind: 'failed', failure: { ...failure, kind } as Failure, duringChange: false };
  });
  const ended = Outcome.options.map((outcome): TabState => {
    const state = memberState('PRIVATE', {
      change: { phase: 'ended', id: 'c', want: 'PUBLIC', outcome, failure },
    });
    return { ...state, member: { ...state.member, ...member, requestId: 'req-4' } };
  });
  const calm = ['confirmed', 'already-so', 'other-member', 'not-possible'];
  for (const state of [...failed, ...ended]) {
    const report = reportOn(state, versions);
    expect(report).not.toContain('canary');
    const outcome = 'change' in state && state.change && 'outcome' in state.change && state.change.outcome;
    const isCalm = outcome && calm.includes(outcome);
    const isGone = state.kind === 'failed' && state.failure.kind === 'document-gone';
    const canCopy = wordsFor(state).controls.includes('copy-details');
    expect({ report, canCopy }).toEqual({ report, canCopy: !isCalm && !isGone });
  }
});
