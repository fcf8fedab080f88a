import { expect, test } from '@playwright/test';
import { reportOn } from '../../../src/popup/report.ts';
import { memberState } from '../shared/spoken.ts';

const versions = { extension: '1.2.3', browser: 'Firefox/153.0' };

test('a report on a failed reading tells versions, site, state, status and request id', () => {
  const site = {
    key: 'www.acme-club.test',
    base: 'https://www.acme-club.test',
    accessTokensUrl: 'https://t',
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
  state.member.nickname = 'canary nickname';
  state.member.loginEmail = 'canary@members.test';
  const report = reportOn(state, versions);
  expect(JSON.parse(report)).toMatchObject({
    state: 'refused',
    privacyStatus: 'PRIVATE',
    change: { want: 'PUBLIC', outcome: 'refused' },
    failure: { kind: 'refused', status: 403, code: 'NO' },
  });
  expect(report).not.toContain('canary');
});
