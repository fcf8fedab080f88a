import { expect, test } from '@playwright/test';
import type { OwnedMember } from '../../../src/wix/owned-member.ts';
import type { SiteRule } from '../../../src/wix/site-rule.ts';
import '../fake-browser.ts';
import { memberNumber } from './members-world.ts';

const { seenBy, seenByInWords, statusInWords } = await import('../../../src/pages/members/member-words.ts');

const rules: SiteRule[] = ['everyone', 'members-only', 'no-one', 'unknown'];
const seen: [privacyStatus: OwnedMember['privacyStatus'], by: ReturnType<typeof seenBy>[]][] = [
  ['PUBLIC', ['anyone', 'members', 'nobody', 'unknown']],
  ['PRIVATE', ['nobody', 'nobody', 'nobody', 'nobody']],
  ['UNKNOWN', ['unknown', 'unknown', 'unknown', 'unknown']],
];
for (const [privacyStatus, expected] of seen) {
  test(`who sees a profile that is ${privacyStatus}, under each rule`, () =>
    expect(rules.map((rule) => seenBy(memberNumber(1, { privacyStatus }), rule))).toEqual(expected));
}

test('of members who are not let in, or are no members, nobody knows who sees them', () => {
  for (const status of ['PENDING', 'BLOCKED', 'OFFLINE'] as const)
    expect(seenByInWords(memberNumber(1, { status }), 'everyone')).toBe('Unknown');
});

test('an account in words, muted or not', () => {
  expect(statusInWords(memberNumber(1))).toBe('Approved');
  expect(statusInWords(memberNumber(1, { status: 'BLOCKED', activityStatus: 'MUTED' }))).toBe(
    'Blocked, muted',
  );
});
