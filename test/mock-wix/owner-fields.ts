import type { StoredMember } from './member.ts';

/** What a query may do with a field: compare for equality, compare for order, search, sort. */
type Use = 'equal' | 'order' | 'search' | 'sort';

/** What stands in a field of a member, if anything does. */
export type Read = (member: StoredMember) => string | undefined;

const fields: readonly [name: string, read: Read, uses: readonly Use[]][] = [
  ['id', ({ id }) => id, ['equal', 'order']],
  ['loginEmail', ({ loginEmail }) => loginEmail, ['equal', 'order', 'search']],
  ['status', ({ status }) => status, ['equal']],
  ['privacyStatus', ({ privacyStatus }) => privacyStatus, ['equal']],
  ['contactId', ({ contactId }) => contactId, ['equal', 'order']],
  ['contact.firstName', ({ contact }) => contact.firstName, ['equal', 'order', 'search', 'sort']],
  ['contact.lastName', ({ contact }) => contact.lastName, ['equal', 'order', 'search', 'sort']],
  ['profile.nickname', ({ nickname }) => nickname, ['equal', 'order', 'search', 'sort']],
  ['profile.slug', ({ slug }) => slug, ['equal', 'order', 'search']],
  // Nobody here has one.
  ['profile.title', () => undefined, ['search']],
  ['createdDate', ({ createdDate }) => createdDate, ['sort']],
  ['updatedDate', ({ updatedDate }) => updatedDate, ['sort']],
  ['lastLoginDate', ({ lastLoginDate }) => lastLoginDate, ['sort']],
];

const table = new Map(fields.map(([name, read, uses]) => [name, { read, uses }]));

/** How to read a field of this name, if there is one for this use. */
export function fieldFor(name: unknown, use: Use): Read | undefined {
  const field = table.get(String(name));
  return field?.uses.includes(use) ? field.read : undefined;
}
