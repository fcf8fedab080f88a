import type { Answer } from '../../../src/protocol.ts';
import type { MemberQuery } from '../../../src/wix/member-query.ts';
import type { OwnedMember } from '../../../src/wix/owned-member.ts';
import { fakeBrowser } from '../fake-browser.ts';

type Page = Answer<'owner:members'>;

/** The `n`th member of a long list. */
export function memberNumber(n: number, more: Partial<OwnedMember> = {}): OwnedMember {
  return { id: `m${n}`, privacyStatus: 'PUBLIC', status: 'APPROVED', activityStatus: 'ACTIVE', ...more };
}

/** A page of so many members from one number on. */
export function pageOf(first: number, count: number, total?: number): Page {
  const members = Array.from({ length: count }, (_, n) => memberNumber(first + n));
  return { kind: 'members', members, given: count, ...(total === undefined ? {} : { total }) };
}

/** A background that answers by what it is asked; what it was asked so far is given back. */
export function backgroundAnswering(
  answer: (query: MemberQuery, times: number) => Page | Promise<Page>,
): MemberQuery[] {
  const asked: MemberQuery[] = [];
  fakeBrowser.runtime.sendMessage = async (message) => {
    const { question } = message as { question: { query: MemberQuery } };
    asked.push(question.query);
    return { ok: true, answer: await answer(question.query, asked.length) };
  };
  return asked;
}
