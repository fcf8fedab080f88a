import type { PrivacyStatus } from '../wix/member.ts';
import type { SiteRule } from '../wix/site-rule.ts';
import type { MessageKey } from './i18n.ts';

/** What a site's rule is called. */
export const ruleWords: Record<SiteRule, MessageKey> = {
  everyone: 'ruleEveryone',
  'members-only': 'ruleMembersOnly',
  'no-one': 'ruleNoOne',
  unknown: 'ruleUnknown',
};

/** What a profile is set to. */
export const privacyWords: Record<PrivacyStatus, MessageKey> = {
  PUBLIC: 'badgePublic',
  PRIVATE: 'badgePrivate',
  UNKNOWN: 'badgeUnknown',
};
