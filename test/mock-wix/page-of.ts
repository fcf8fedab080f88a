import { type Answer, jsonAnswer, validationError } from './answer.ts';
import { isObject, type Json } from './json.ts';

/** The page of what a query found that its paging asks for. A total that can't be counted is left out. */
export function pageOf<Found>(
  found: readonly Found[],
  asked: unknown,
  toJson: (one: Found) => Json,
  tooManyToCount = false,
): Answer {
  const paging = isObject(asked) ? asked : {};
  const limit = typeof paging.limit === 'number' ? paging.limit : 50;
  const offset = typeof paging.offset === 'number' ? paging.offset : 0;
  if (limit < 0 || limit > 100) return validationError('query.paging.limit', 'must be between 0 and 100');
  const members = found.slice(offset, offset + limit).map(toJson);
  const total = tooManyToCount ? {} : { total: found.length };
  return jsonAnswer(200, { members, metadata: { count: members.length, offset, ...total, tooManyToCount } });
}
