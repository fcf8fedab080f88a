import { type MessageKey, sayDay } from '../../shared/i18n.ts';
import type { OwnedMember } from '../../wix/owned-member.ts';
import type { SiteRule } from '../../wix/site-rule.ts';
import { choiceInWords, seenByInWords, statusInWords } from './member-words.ts';

/** A column: its head, and what stands in it of each member. */
export interface Column {
  head: MessageKey;
  text: (member: OwnedMember, rule: SiteRule) => string;
}

const day = (moment: string | undefined) => (moment === undefined ? '–' : sayDay(moment));

const name: Column = { head: 'historyMember', text: ({ nickname, id }) => nickname ?? id };
const email: Column = { head: 'memberEmail', text: ({ loginEmail }) => loginEmail ?? '–' };
const others: Column[] = [
  { head: 'memberChoice', text: choiceInWords },
  { head: 'memberSeenBy', text: seenByInWords },
  { head: 'detailStatus', text: statusInWords },
  { head: 'detailCreated', text: ({ createdDate }) => day(createdDate) },
  { head: 'memberLastLogin', text: ({ lastLoginDate }) => day(lastLoginDate) },
];

/** The columns, with the e-mail addresses or without. */
export function columnsWith(hasEmails: boolean): Column[] {
  return hasEmails ? [name, email, ...others] : [name, ...others];
}
