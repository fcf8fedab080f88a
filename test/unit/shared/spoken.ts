import { type Control, wordsFor } from '../../../src/shared/words.ts';
import type { Member, PrivacyStatus } from '../../../src/wix/member.ts';
import type { MemberState, TabState } from '../../../src/wix/tab-state.ts';
import { english } from '../fake-browser.ts';
import { usualSite } from '../wix/usual-site.ts';

export const site = {
  key: 'www.acme-club.test',
  base: 'https://www.acme-club.test',
  accessTokensUrl: 'https://www.acme-club.test/_api/v1/access-tokens',
  ...usualSite,
};

type More = Partial<Pick<MemberState, 'rule' | 'rawRule' | 'change'>> & { member?: Partial<Member> };

/** A member with this privacyStatus, and whatever else is known. */
export function memberState(privacyStatus: PrivacyStatus, { member = {}, ...more }: More = {}): MemberState {
  return {
    kind: 'member',
    document: { tabId: 1, documentId: 'D' },
    site,
    member: {
      id: 'member-1',
      privacyStatus,
      rawPrivacyStatus: privacyStatus,
      status: 'APPROVED',
      activityStatus: 'ACTIVE',
      nickname: 'Dana',
      ...member,
    },
    ...more,
  };
}

/** The accessible names of the buttons, as the contract has them. */
const names: Record<Control, string> = {
  join: 'Join community',
  leave: 'Leave community',
  undo: 'Undo',
  'check-again': 'Check again',
  'try-again': 'Try again',
  'copy-details': 'Copy details',
  allow: 'Allow and try again',
};

/** What a state says in English: headline, everything after it as one text, a note, and the names of its buttons. */
export function spoken(state: TabState) {
  const { headline, sentences, note, values, controls, disabled } = wordsFor(state);
  const inEnglish = (key: string) =>
    (english[key]?.message ?? `(no text ${key})`).replace(/\{(\w+)\}/g, (all, name) => {
      const value = values[name] ?? all;
      return typeof value === 'string' ? value : `${value.seconds} seconds`;
    });
  return {
    headline: inEnglish(headline),
    text: sentences.map(inEnglish).join(' '),
    note: note && inEnglish(note),
    controls: controls.map((control) => names[control]),
    disabled: disabled && controls.includes(disabled) ? names[disabled] : undefined,
  };
}
