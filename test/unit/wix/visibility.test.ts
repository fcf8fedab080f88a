import { expect, test } from '@playwright/test';
import { Member, PrivacyStatus } from '../../../src/wix/member.ts';
import { SiteRule } from '../../../src/wix/site-rule.ts';
import { changeTo, type Visibility, visibilityOf } from '../../../src/wix/visibility.ts';
import { eachRow } from '../rows.ts';

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
/** Account statuses that decide alone, whatever the member chose and the site allows. */
const decided: Partial<Record<Member['status'], Visibility>> = {
  PENDING: 'pending',
  BLOCKED: 'blocked',
  OFFLINE: 'guest-author',
};
const members = Member.entries.status.options.flatMap((status) =>
  PrivacyStatus.options.flatMap((privacyStatus) =>
    SiteRule.options.map((rule) => ({ privacyStatus, rule, status })),
  ),
);
test('what a member chose, the site allows and the account is decide together', async () => {
  await eachRow(
    members,
    ({ privacyStatus, rule, status }) => `${privacyStatus} under the rule ${rule}, account ${status}`,
    ({ privacyStatus, rule, status }) =>
      expect(visibilityOf(privacyStatus, rule, status)).toBe(decided[status] ?? seen[privacyStatus][rule]),
  );
});

test('there is a row for every privacyStatus and every site rule', () => {
  expect(Object.keys(seen).sort()).toEqual([...PrivacyStatus.options].sort());
  for (const row of Object.values(seen))
    expect(Object.keys(row).sort()).toEqual([...SiteRule.options].sort());
});

type Chance = ReturnType<typeof changeTo>;
const chances: Record<Visibility, Record<'PUBLIC' | 'PRIVATE', Chance>> = {
  public: { PUBLIC: 'already-so', PRIVATE: 'possible' },
  'public-to-members': { PUBLIC: 'already-so', PRIVATE: 'possible' },
  'saved-public': { PUBLIC: 'already-so', PRIVATE: 'possible' },
  private: { PUBLIC: 'possible', PRIVATE: 'already-so' },
  'private-for-good': { PUBLIC: 'not-possible', PRIVATE: 'already-so' },
  unknown: { PUBLIC: 'not-possible', PRIVATE: 'not-possible' },
  pending: { PUBLIC: 'not-possible', PRIVATE: 'not-possible' },
  blocked: { PUBLIC: 'not-possible', PRIVATE: 'not-possible' },
  'guest-author': { PUBLIC: 'not-possible', PRIVATE: 'not-possible' },
};
test('which change is possible follows from how a member is seen', () => {
  const chanceOf = (visibility: string) => ({
    PUBLIC: changeTo('PUBLIC', visibility as Visibility),
    PRIVATE: changeTo('PRIVATE', visibility as Visibility),
  });
  const found = Object.keys(chances).map((visibility) => [visibility, chanceOf(visibility)]);
  expect(Object.fromEntries(found)).toEqual(chances);
});
