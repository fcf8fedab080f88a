import { expect, test } from '@playwright/test';
import { PrivacyStatus } from '../../../src/wix/member.ts';
import { parseSiteRule, SiteRule, type Visibility, visibilityOf } from '../../../src/wix/visibility.ts';

const settings = (candidates: unknown, visibility: unknown) => ({
  memberPrivacySettings: {
    publicMemberCandidates: candidates,
    publicMemberVisibility: visibility,
    revision: '3',
  },
});

const rules: [answer: unknown, rule: SiteRule][] = [
  [settings('ANYONE', 'VISIBLE_TO_ALL'), 'everyone'],
  [settings('ANYONE', 'VISIBLE_TO_MEMBERS_ONLY'), 'members-only'],
  [settings('NO_ONE', 'VISIBLE_TO_ALL'), 'no-one'],
  [settings('NO_ONE', 'VISIBLE_TO_MEMBERS_ONLY'), 'no-one'],
  [settings('NO_ONE', undefined), 'no-one'],
  [settings('ANYONE', undefined), 'unknown'],
  [settings('ANYONE', 'UNKNOWN'), 'unknown'],
  [settings('ANYONE', 'SOMETHING_NEW'), 'unknown'],
  [settings('ANYONE', 1), 'unknown'],
  [settings('UNKNOWN', 'VISIBLE_TO_ALL'), 'unknown'],
  [settings('SOMETHING_NEW', 'VISIBLE_TO_ALL'), 'unknown'],
  [settings('no_one', 'VISIBLE_TO_ALL'), 'unknown'],
  [settings(undefined, 'VISIBLE_TO_ALL'), 'unknown'],
  [{ memberPrivacySettings: null }, 'unknown'],
  [{ memberPrivacySettings: [] }, 'unknown'],
  [{}, 'unknown'],
  [[], 'unknown'],
  [null, 'unknown'],
  [undefined, 'unknown'],
  ['NO_ONE', 'unknown'],
  [0, 'unknown'],
  [JSON.parse('{"__proto__":{"memberPrivacySettings":{"publicMemberCandidates":"NO_ONE"}}}'), 'unknown'],
];
for (const [answer, rule] of rules) {
  test(`the site rule in ${JSON.stringify(answer) ?? 'nothing'} is ${rule}`, () => {
    expect(parseSiteRule(answer)).toBe(rule);
  });
}

const seen: Record<PrivacyStatus, Record<SiteRule, Visibility>> = {
  PUBLIC: {
    everyone: 'public',
    'members-only': 'public-to-members',
    'no-one': 'saved-public',
    unknown: 'public',
  },
  PRIVATE: {
    everyone: 'private',
    'members-only': 'private',
    'no-one': 'private-for-good',
    unknown: 'private',
  },
  UNKNOWN: { everyone: 'unknown', 'members-only': 'unknown', 'no-one': 'unknown', unknown: 'unknown' },
};
for (const status of PrivacyStatus.options) {
  for (const rule of SiteRule.options) {
    test(`${status} under the rule ${rule} is ${seen[status][rule]}`, () => {
      expect(visibilityOf(status, rule)).toBe(seen[status][rule]);
    });
  }
}

test('there is a row for every privacyStatus and every site rule', () => {
  expect(Object.keys(seen).sort()).toEqual([...PrivacyStatus.options].sort());
  for (const row of Object.values(seen))
    expect(Object.keys(row).sort()).toEqual([...SiteRule.options].sort());
});
