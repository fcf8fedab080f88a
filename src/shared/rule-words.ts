import type { DefaultPrivacy } from '../wix/owner-settings.ts';
import type { SiteRule } from '../wix/site-rule.ts';
import type { MessageKey } from './i18n.ts';

/** What a site's rule is called. */
export const ruleWords: Record<SiteRule, MessageKey> = {
  everyone: 'ruleEveryone',
  'members-only': 'ruleMembersOnly',
  'no-one': 'ruleNoOne',
  unknown: 'ruleUnknown',
};

/** What the profile of a new member is set to. */
export const defaultWords: Record<DefaultPrivacy['defaultPrivacy'], MessageKey> = {
  PUBLIC: 'badgePublic',
  PRIVATE: 'badgePrivate',
};
