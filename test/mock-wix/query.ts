import { type Answer, validationError } from './answer.ts';
import { isObject, type Json } from './json.ts';
import type { MockMember } from './member.ts';
import { pageOf } from './page-of.ts';

const fields: ReadonlyMap<string, (member: MockMember) => string> = new Map([
  ['id', (member: MockMember) => member.id],
  ['loginEmail', (member: MockMember) => member.loginEmail],
  ['status', (member: MockMember) => member.status],
  ['contactId', (member: MockMember) => member.contactId],
  ['profile.nickname', (member: MockMember) => member.nickname],
  ['nickname', (member: MockMember) => member.nickname],
  ['profile.slug', (member: MockMember) => member.slug],
  ['slug', (member: MockMember) => member.slug],
  ['privacyStatus', (member: MockMember) => member.privacyStatus],
]);

/** The field a filter names that cannot be filtered by, if there is one. */
function unknownField(filter: Json): string | undefined {
  return Object.keys(filter).find((field) => !fields.has(field));
}

function matches(member: MockMember, filter: Json): boolean {
  return Object.entries(filter).every(([field, wanted]) => {
    const value = fields.get(field)?.(member);
    if (!isObject(wanted)) return value === wanted;
    if (Array.isArray(wanted.$in)) return wanted.$in.includes(value);
    if ('$ne' in wanted) return value !== wanted.$ne;
    return value === wanted.$eq;
  });
}

function compare(sort: unknown): ((a: MockMember, b: MockMember) => number) | undefined {
  const first: unknown = Array.isArray(sort) ? sort[0] : undefined;
  if (!isObject(first)) return undefined;
  const read = fields.get(String(first.fieldName));
  const direction = first.order === 'DESC' ? -1 : 1;
  return read && ((a, b) => direction * read(a).localeCompare(read(b)));
}

/** Answers a query over the members this caller can see. */
export function queryMembers(
  visible: readonly MockMember[],
  body: Json,
  toJson: (member: MockMember) => Json,
): Answer {
  const query = isObject(body.query) ? body.query : {};
  const filter = isObject(query.filter) ? query.filter : {};
  const unknown = unknownField(filter);
  if (unknown !== undefined) return validationError(`query.filter.${unknown}`, 'cannot be filtered by');
  const found = visible.filter((member) => matches(member, filter)).sort(compare(query.sort));
  return pageOf(found, query.paging, toJson);
}
