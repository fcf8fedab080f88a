import { expect, test } from '@playwright/test';
import { reportOn } from '../../../src/popup/report.ts';
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
