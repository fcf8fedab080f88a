import { expect, test } from '@playwright/test';
import { parseSiteRule, type SiteRule } from '../../../src/wix/site-rule.ts';

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
  test(`C20: the site rule in ${JSON.stringify(answer) ?? 'nothing'} is ${rule}`, () => {
    expect(parseSiteRule(answer).rule).toBe(rule);
  });
}

const raw: [candidates: unknown, visibility: unknown, rawRule: string][] = [
  ['ANYONE', 'VISIBLE_TO_ALL', 'ANYONE, VISIBLE_TO_ALL'],
  ['SOMETHING_NEW', 'VISIBLE_TO_ALL', 'SOMETHING_NEW, VISIBLE_TO_ALL'],
  ['NO_ONE', undefined, 'NO_ONE'],
  ['<b>', 'VISIBLE_TO_ALL', 'VISIBLE_TO_ALL'],
  ['A'.repeat(41), '\u202eANYONE', ''],
  ['A'.repeat(40), ['X'], 'A'.repeat(40)],
];
for (const [candidates, visibility, rawRule] of raw) {
  test(`Wix's own words in ${JSON.stringify([candidates, visibility])} are "${rawRule}"`, () => {
    expect(parseSiteRule(settings(candidates, visibility)).rawRule).toBe(rawRule);
  });
}

test('an answer that is none of these has no words of Wix', () => {
  for (const answer of [null, [], 'NO_ONE', { memberPrivacySettings: null }]) {
    expect(parseSiteRule(answer)).toEqual({ rule: 'unknown', rawRule: '' });
  }
});
