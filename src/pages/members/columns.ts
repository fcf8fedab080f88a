import { type MessageKey, say, sayDay } from '../../shared/i18n.ts';
import { profileAddress } from '../../wix/member-pages.ts';
import type { OwnedMember } from '../../wix/owned-member.ts';
import type { WixSite } from '../../wix/site.ts';
import type { SiteRule } from '../../wix/site-rule.ts';
import { choiceInWords, nameIn, seenByInWords, statusInWords } from './member-words.ts';

/** A column: its head, and what stands in it of each member. */
export interface Column {
  head: MessageKey;
  text: (member: OwnedMember, rule: SiteRule) => string;
  /** Where it leads. */
  href?: (member: OwnedMember) => string | undefined;
}

const day = (moment: string | undefined) => (moment === undefined ? '–' : sayDay(moment));

const name: Column = { head: 'historyMember', text: (member) => nameIn(member) ?? member.id };
const nameAsItIs: Column = { head: 'historyMember', text: ({ nickname, id }) => nickname ?? id };
const email: Column = { head: 'memberEmail', text: ({ loginEmail }) => loginEmail ?? '–' };
const others: Column[] = [
  { head: 'memberChoice', text: choiceInWords },
  { head: 'memberSeenBy', text: seenByInWords },
  { head: 'detailStatus', text: statusInWords },
  { head: 'detailCreated', text: ({ createdDate }) => day(createdDate) },
  { head: 'memberLastLogin', text: ({ lastLoginDate }) => day(lastLoginDate) },
];

/** The columns, with the e-mail addresses or without; with the members' profile pages where their site is known. */
export function columnsWith(hasEmails: boolean, site: WixSite | undefined): Column[] {
  const named = hasEmails ? [nameAsItIs, email, ...others] : [name, ...others];
  return site ? [...named, profileOn(site)] : named;
}

function profileOn({ base, memberPages }: WixSite): Column {
  const href = ({ slug, id }: OwnedMember) => profileAddress(base, memberPages, slug ?? id);
  return { head: 'memberOpen', text: () => say('memberOpen'), href };
}
