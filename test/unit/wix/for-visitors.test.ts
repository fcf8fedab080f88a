import { expect, test } from '@playwright/test';
import { type Member, PrivacyStatus } from '../../../src/wix/member.ts';
import { SiteRule } from '../../../src/wix/site-rule.ts';
import { isForVisitors, visibilityOf } from '../../../src/wix/visibility.ts';

const statuses: Member['status'][] = ['APPROVED', 'UNKNOWN', 'PENDING', 'BLOCKED', 'OFFLINE'];

/** What a visitor should find, by privacyStatus and rule, of an account that is let in. */
const predicted: Record<PrivacyStatus, Record<SiteRule, boolean | undefined>> = {
  PUBLIC: { everyone: true, 'members-only': false, 'no-one': false, unknown: true },
  PRIVATE: { everyone: false, 'members-only': false, 'no-one': false, unknown: false },
  UNKNOWN: { everyone: undefined, 'members-only': undefined, 'no-one': undefined, unknown: undefined },
};

for (const privacyStatus of PrivacyStatus.options) {
  for (const rule of SiteRule.options) {
    for (const status of statuses) {
      const isLetIn = status === 'APPROVED' || status === 'UNKNOWN';
      const should = isLetIn ? predicted[privacyStatus][rule] : undefined;
      test(`${privacyStatus}, ${rule}, ${status}: a visitor should ${should === undefined ? 'find what nobody can say' : should ? 'see it' : 'not see it'}`, () => {
        expect(isForVisitors(visibilityOf(privacyStatus, rule, status))).toBe(should);
      });
    }
  }
}
