import { type Answer, validationError } from './answer.ts';
import { isObject, type Json } from './json.ts';
import type { StoredMember } from './member.ts';
import { fieldFor } from './owner-fields.ts';

/** Whether a query finds a member. */
export type Finds = (member: StoredMember) => boolean;

type Holds = (value: string | null) => boolean;

interface Condition {
  field: string;
  operator: string;
  wanted: unknown;
}

/** Makes a test of a value out of what is wanted, unless that is of the wrong type. */
type Operator = (wanted: unknown) => Holds | undefined;

const isText = (wanted: unknown): wanted is string => typeof wanted === 'string';
const isFlag = (wanted: unknown): wanted is boolean => typeof wanted === 'boolean';
const isTextOrNull = (wanted: unknown): wanted is string | null => wanted === null || isText(wanted);
const isList = (wanted: unknown): wanted is (string | null)[] =>
  Array.isArray(wanted) && wanted.every(isTextOrNull);

const operator =
  <Wanted>(
    is: (wanted: unknown) => wanted is Wanted,
    holds: (value: string | null, wanted: Wanted) => boolean,
  ): Operator =>
  (wanted) =>
    is(wanted) ? (value) => holds(value, wanted) : undefined;

const ofEquality = new Map<string, Operator>([
  ['$eq', operator(isTextOrNull, (value, wanted) => value === wanted)],
  ['$ne', operator(isTextOrNull, (value, wanted) => value !== wanted)],
  ['$in', operator(isList, (value, wanted) => wanted.includes(value))],
  ['$exists', operator(isFlag, (value, wanted) => (value !== null) === wanted)],
]);

const ofOrder = new Map<string, Operator>([
  ['$gt', operator(isText, (value, wanted) => value !== null && value > wanted)],
  ['$gte', operator(isText, (value, wanted) => value !== null && value >= wanted)],
  ['$lt', operator(isText, (value, wanted) => value !== null && value < wanted)],
  ['$lte', operator(isText, (value, wanted) => value !== null && value <= wanted)],
  [
    '$startsWith',
    operator(isText, (value, wanted) => value?.toLowerCase().startsWith(wanted.toLowerCase()) ?? false),
  ],
]);

/** All conditions of a filter, also those in `$and`: each of them has to hold. */
function conditionsIn(filter: Json): Condition[] {
  return Object.entries(filter).flatMap(([field, wanted]) => {
    if (field === '$and' && Array.isArray(wanted) && wanted.every(isObject)) {
      return wanted.flatMap(conditionsIn);
    }
    if (!isObject(wanted)) return [{ field, operator: '$eq', wanted }];
    return Object.entries(wanted).map(([operator, value]) => ({ field, operator, wanted: value }));
  });
}

/** Whom a filter finds; or the error where it uses a field or an operator in a way that is not documented. */
export function filterOf(filter: unknown = {}): Finds | Answer {
  if (!isObject(filter)) return validationError('query.filter', 'is not an object');
  const all: Finds[] = [];
  for (const { field, operator, wanted } of conditionsIn(filter)) {
    const forOrder = ofOrder.get(operator);
    const read = fieldFor(field, forOrder ? 'order' : 'equal');
    if (!read) return validationError(`query.filter.${field}`, `cannot be filtered by with ${operator}`);
    const holds = (forOrder ?? ofEquality.get(operator))?.(wanted);
    if (!holds) return validationError(`query.filter.${field}.${operator}`, 'is not allowed');
    all.push((member) => holds(read(member) ?? null));
  }
  return (member) => all.every((finds) => finds(member));
}
