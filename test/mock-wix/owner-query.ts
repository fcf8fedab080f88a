import { type Answer, validationError } from './answer.ts';
import { isObject, type Json } from './json.ts';
import { memberJson, type StoredMember, widestFieldset } from './member.ts';
import type { MockSite } from './mock-site.ts';
import { filterOf } from './owner-filter.ts';
import { searchOf } from './owner-search.ts';
import { type Order, orderOf } from './owner-sorting.ts';
import { pageOf } from './page-of.ts';

/** Where a member belongs in a list that is in this order. */
function placeIn(list: readonly StoredMember[], member: StoredMember, order: Order): number {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const there = list[middle];
    if (there && order(there, member) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Answers a query of the owner, who sees everybody as the server has them. */
export function queryEverybody({ members, others }: MockSite, body: Json, tooManyToCount: boolean): Answer {
  const query = isObject(body.query) ? body.query : {};
  const passes = filterOf(query.filter);
  if (typeof passes !== 'function') return passes;
  const isSearched = searchOf(body.search);
  if (typeof isSearched !== 'function') return isSearched;
  const order = orderOf(query.sorting);
  if (typeof order !== 'function') return order;
  const { fieldsets = [] } = body;
  if (!Array.isArray(fieldsets)) return validationError('fieldsets', 'is not a list');

  const find = (all: readonly StoredMember[]) =>
    all.filter((member) => passes(member) && isSearched(member)).sort(order);
  const asked = JSON.stringify([query.filter, body.search, query.sorting]);
  const found = [...others.found(asked, find)];
  // Tests may have changed these at any time.
  for (const member of find(members)) found.splice(placeIn(found, member, order), 0, member);
  const fieldset = widestFieldset(fieldsets.map(String));
  const toJson = (member: StoredMember) => memberJson(member, fieldset, member.privacyStatus);
  return pageOf(found, query.paging, toJson, tooManyToCount);
}
