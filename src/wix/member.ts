import * as v from 'valibot';

const privacyStatuses = ['PUBLIC', 'PRIVATE', 'UNKNOWN'] as const;
const accountStatuses = ['PENDING', 'APPROVED', 'BLOCKED', 'OFFLINE', 'UNKNOWN'] as const;
const activityStatuses = ['ACTIVE', 'MUTED', 'UNKNOWN'] as const;

/** UNKNOWN means "not allowed to see" or a value this version does not know; it is never a third state. */
export const PrivacyStatus = v.picklist(privacyStatuses);
export type PrivacyStatus = v.InferOutput<typeof PrivacyStatus>;

/** A member as the product needs it. Dates are ISO 8601. */
export const Member = v.object({
  id: v.string(),
  privacyStatus: PrivacyStatus,
  /** `privacyStatus` in Wix's own letters, at most 40 of them; empty where there was none. */
  rawPrivacyStatus: v.string(),
  status: v.picklist(accountStatuses),
  activityStatus: v.picklist(activityStatuses),
  /** Both in Wix's own letters, at most 40 of them. */
  rawStatus: v.exactOptional(v.string()),
  rawActivityStatus: v.exactOptional(v.string()),
  /** Made by the person: never markup, at most 80 graphemes, no direction overrides. */
  nickname: v.exactOptional(v.string()),
  loginEmail: v.exactOptional(v.string()),
  contactId: v.exactOptional(v.string()),
  /** How addresses name the member, beside the id. */
  slug: v.exactOptional(v.string()),
  createdDate: v.exactOptional(v.string()),
  updatedDate: v.exactOptional(v.string()),
  /** Wix's name for the request that told this. */
  requestId: v.exactOptional(v.string()),
});
export type Member = v.InferOutput<typeof Member>;

const text = v.fallback(v.optional(v.string()), undefined);
const Answer = v.looseObject({
  id: text,
  _id: text,
  privacyStatus: text,
  status: text,
  activityStatus: text,
  loginEmail: text,
  contactId: text,
  createdDate: v.unknown(),
  _createdDate: v.unknown(),
  updatedDate: v.unknown(),
  _updatedDate: v.unknown(),
  profile: v.fallback(v.optional(v.object({ nickname: text, slug: text })), undefined),
});
const WrappedAnswer = v.object({ member: v.looseObject({}) });

/**
 * Reads a member out of any documented answer: wrapped in `member` or flat, REST names or the SDK's (`_id`,
 * `_createdDate`), dates as text or `Date`. Values it does not know become UNKNOWN; without an id there is no member,
 * and the result is undefined. Never throws. Facts: docs/wix.md, "Members".
 */
export function parseMember(answer: unknown): Member | undefined {
  const bare = v.is(WrappedAnswer, answer) ? answer.member : answer;
  const parsed = v.safeParse(v.partial(Answer), bare);
  if (!parsed.success) return undefined;
  const given = parsed.output;
  const id = bounded(given.id ?? given._id, 100);
  if (!id) return undefined;
  return {
    id,
    privacyStatus: oneOf(privacyStatuses, given.privacyStatus),
    rawPrivacyStatus: bounded(given.privacyStatus, 40) ?? '',
    status: oneOf(accountStatuses, given.status),
    activityStatus: oneOf(activityStatuses, given.activityStatus),
    ...present({
      rawStatus: bounded(given.status, 40),
      rawActivityStatus: bounded(given.activityStatus, 40),
      nickname: displayName(given.profile?.nickname),
      loginEmail: displayName(given.loginEmail),
      contactId: bounded(given.contactId, 100),
      slug: bounded(given.profile?.slug, 200),
      createdDate: isoDate(given.createdDate ?? given._createdDate),
      updatedDate: isoDate(given.updatedDate ?? given._updatedDate),
    }),
  };
}

/** What to call a member: the nickname, else the e-mail, else the id. */
export function nameOf(member: Member): string {
  return member.nickname ?? member.loginEmail ?? member.id;
}

function oneOf<T extends string>(known: readonly T[], given: string | undefined): T | 'UNKNOWN' {
  return known.find((value) => value === given) ?? 'UNKNOWN';
}

function bounded(given: string | undefined, length: number): string | undefined {
  return given ? given.slice(0, length) : undefined;
}

/**
 * At most 80 graphemes of at most 12 code points and 4 marks in a row (no language needs more), without controls, direction
 * overrides and half characters; undefined if nothing of it can be seen.
 */
export function displayName(given: string | undefined): string | undefined {
  if (!given) return undefined;
  const plain = given
    .slice(0, 2000)
    .replace(/[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .trim();
  const shown = graphemes(plain).slice(0, 80).join('');
  return /[^\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}]/u.test(shown) ? shown : undefined;
}

/** Each of at most 12 code points. In ASCII every character is one; for more the browser loads rules, which takes it 7 ms. */
function graphemes(text: string): string[] {
  if (/^[ -~]*$/.test(text)) return [...text];
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => [...segment].slice(0, 12).join(''));
}

/** A moment as ISO 8601, of whatever an answer or the SDK has for one; undefined where it is none. */
export function isoDate(given: unknown): string | undefined {
  const date = typeof given === 'string' && /^\d{4}-\d\d-\d\dT/.test(given) ? new Date(given) : given;
  return date instanceof Date && !Number.isNaN(date.getTime()) ? date.toISOString() : undefined;
}

/** Only the entries that have a value. */
function present<T extends object>(entries: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
