import { type Answer, validationError } from './answer.ts';
import { isObject } from './json.ts';
import { fieldFor, type Read } from './owner-fields.ts';
import type { Finds } from './owner-filter.ts';

/** Whom a free text finds: whoever has it in one of the fields, in capitals or not. Without one, everybody. */
export function searchOf(search: unknown): Finds | Answer {
  if (search === undefined) return () => true;
  const { expression, fields = ['profile.nickname'] } = isObject(search) ? search : {};
  if (typeof expression !== 'string' || expression.length < 1 || expression.length > 100) {
    return validationError('search.expression', 'must have 1 to 100 characters');
  }
  if (!Array.isArray(fields) || fields.length > 4) {
    return validationError('search.fields', 'must be 4 at most');
  }
  const reads: Read[] = [];
  for (const field of fields) {
    const read = fieldFor(field, 'search');
    if (!read) return validationError('search.fields', `${field} cannot be searched in`);
    reads.push(read);
  }
  const wanted = expression.toLowerCase();
  return (member) => reads.some((read) => read(member)?.toLowerCase().includes(wanted));
}
