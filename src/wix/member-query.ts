import * as v from 'valibot';

/** Which members of a site, in which order, from which one on; Wix picks and sorts them. */
export const MemberQuery = v.object({
  which: v.picklist(['all', 'public', 'private', 'pending', 'blocked']),
  /** Part of a name or e-mail address; empty: whatever they are. */
  search: v.pipe(v.string(), v.maxLength(100)),
  order: v.picklist(['newest', 'oldest', 'name', 'last-login']),
  offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
export type MemberQuery = v.InferOutput<typeof MemberQuery>;

/** The most members that Wix gives at once. */
export const pageSize = 100;

const filters: Record<MemberQuery['which'], Record<string, string>> = {
  all: {},
  public: { privacyStatus: 'PUBLIC' },
  private: { privacyStatus: 'PRIVATE' },
  pending: { status: 'PENDING' },
  blocked: { status: 'BLOCKED' },
};

const orders: Record<MemberQuery['order'], { fieldName: string; order: 'ASC' | 'DESC' }> = {
  newest: { fieldName: 'createdDate', order: 'DESC' },
  oldest: { fieldName: 'createdDate', order: 'ASC' },
  name: { fieldName: 'profile.nickname', order: 'ASC' },
  'last-login': { fieldName: 'lastLoginDate', order: 'DESC' },
};

/** What is searched: Wix takes four at most. */
const searched = ['profile.nickname', 'loginEmail', 'contact.firstName', 'contact.lastName'];

/**
 * The two arguments of the SDK's `queryMembers`. Wix's name for the order is `sorting`; the SDK's builder sends another one. Only
 * FULL tells of the last log-in. Facts: docs/wix.md, "With an owner's key".
 */
export function sdkQuery({ which, search, order, offset }: MemberQuery) {
  const expression = search.trim();
  return {
    query: {
      filter: { ...filters[which] },
      paging: { limit: pageSize, offset },
      // Many have the same name, or no log-in: a second order keeps their pages from overlapping.
      sorting: order === 'name' || order === 'last-login' ? [orders[order], orders.oldest] : [orders[order]],
    },
    options: {
      fieldsets: ['FULL' as const],
      ...(expression ? { search: { expression, fields: [...searched] } } : {}),
    },
  };
}
