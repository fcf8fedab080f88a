import { type MessageKey, say } from '../../shared/i18n.ts';
import { privacyWords } from '../../shared/rule-words.ts';
import type { OwnedMember } from '../../wix/owned-member.ts';
import type { SiteRule } from '../../wix/site-rule.ts';
import { visibilityOf } from '../../wix/visibility.ts';

const statuses: Record<OwnedMember['status'], MessageKey> = {
  APPROVED: 'statusApproved',
  PENDING: 'whichPending',
  BLOCKED: 'whichBlocked',
  OFFLINE: 'statusGuestAuthor',
  UNKNOWN: 'badgeUnknown',
};
const seen: Record<ReturnType<typeof seenBy>, MessageKey> = {
  anyone: 'seenByAnyone',
  members: 'seenByMembers',
  nobody: 'seenByNobody',
  unknown: 'badgeUnknown',
};

/** What they are called; undefined where that is an address, which is shown where addresses are. */
export function nameIn({ nickname }: OwnedMember): string | undefined {
  return nickname && /\S@\S+\.\S/.test(nickname) ? undefined : nickname;
}

/** What the profile is set to. */
export function choiceInWords({ privacyStatus }: OwnedMember): string {
  return say(privacyWords[privacyStatus]);
}

export function statusInWords({ status, activityStatus }: OwnedMember): string {
  const words = say(statuses[status]);
  return activityStatus === 'MUTED' ? say('statusMuted', { status: words }) : words;
}

export function seenByInWords(member: OwnedMember, rule: SiteRule): string {
  return say(seen[seenBy(member, rule)]);
}

/** Who sees the profile under the site's rule, besides its owner, as far as that follows from what is known. */
export function seenBy(
  { privacyStatus, status }: OwnedMember,
  rule: SiteRule,
): 'anyone' | 'members' | 'nobody' | 'unknown' {
  switch (visibilityOf(privacyStatus, rule, status)) {
    case 'public':
      return rule === 'everyone' ? 'anyone' : 'unknown';
    case 'public-to-members':
      return 'members';
    case 'saved-public':
    case 'private':
    case 'private-for-good':
      return 'nobody';
    case 'unknown':
    case 'pending':
    case 'blocked':
    case 'guest-author':
      return 'unknown';
  }
}
