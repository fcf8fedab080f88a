import { type Answer, validationError } from './answer.ts';
import { isObject } from './json.ts';
import type { StoredMember } from './member.ts';
import { fieldFor, type Read } from './owner-fields.ts';

/** Who of two comes first, as for `sort`. */
export type Order = (a: StoredMember, b: StoredMember) => number;

const by =
  (read: Read, direction: number): Order =>
  (a, b) => {
    // Who has nothing there is before all others.
    const [left, right] = [read(a) ?? '', read(b) ?? ''];
    return left === right ? 0 : left < right ? -direction : direction;
  };

const byId = by(({ id }) => id, 1);

/** The order that `sorting` asks for; without it the oldest come first. Those who are equal stand in the order of their ids. */
export function orderOf(sorting: unknown): Order | Answer {
  const asked = sorting === undefined ? [{ fieldName: 'createdDate' }] : sorting;
  if (!Array.isArray(asked)) return validationError('query.sorting', 'is not a list');
  const orders: Order[] = [];
  for (const entry of asked) {
    const { fieldName, order = 'ASC' } = isObject(entry) ? entry : {};
    const read = fieldFor(fieldName, 'sort');
    if (!read) return validationError('query.sorting.fieldName', `cannot be ${fieldName}`);
    if (order !== 'ASC' && order !== 'DESC') return validationError('query.sorting.order', 'is unknown');
    orders.push(by(read, order === 'ASC' ? 1 : -1));
  }
  orders.push(byId);
  return (a, b) => {
    for (const order of orders) {
      const which = order(a, b);
      if (which !== 0) return which;
    }
    return 0;
  };
}
