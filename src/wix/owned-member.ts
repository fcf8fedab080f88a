import * as v from 'valibot';
import { isoDate, Member, parseMember } from './member.ts';

/** A member as the owner's list has them. Dates are ISO 8601. */
export const OwnedMember = v.object({
  ...v.pick(Member, [
    'id',
    'privacyStatus',
    'status',
    'activityStatus',
    'nickname',
    'slug',
    'loginEmail',
    'createdDate',
  ]).entries,
  /** Missing where Wix knows of none. */
  lastLoginDate: v.exactOptional(v.string()),
});
export type OwnedMember = v.InferOutput<typeof OwnedMember>;

const LoggedIn = v.object({ lastLoginDate: v.unknown() });

/** A member of a query's answer; undefined where it has no id. Never throws. Facts: docs/wix.md, "With an owner's key". */
export function parseOwnedMember(answer: unknown): OwnedMember | undefined {
  const member = parseMember(answer);
  if (!member) return undefined;
  const lastLoginDate = v.is(LoggedIn, answer) ? isoDate(answer.lastLoginDate) : undefined;
  return v.parse(OwnedMember, { ...member, ...(lastLoginDate === undefined ? {} : { lastLoginDate }) });
}
