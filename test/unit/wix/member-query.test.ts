import { expect, test } from '@playwright/test';
import { type MemberQuery, sdkQuery } from '../../../src/wix/member-query.ts';

const everyone: MemberQuery = { which: 'all', search: '', order: 'newest', offset: 0 };

test('everyone, the newest first, a hundred at a time, with the last log-in', () =>
  expect(sdkQuery(everyone)).toEqual({
    query: {
      filter: {},
      paging: { limit: 100, offset: 0 },
      sorting: [{ fieldName: 'createdDate', order: 'DESC' }],
    },
    options: { fieldsets: ['FULL'] },
  }));

const filters: [MemberQuery['which'], object][] = [
  ['public', { privacyStatus: 'PUBLIC' }],
  ['private', { privacyStatus: 'PRIVATE' }],
  ['pending', { status: 'PENDING' }],
  ['blocked', { status: 'BLOCKED' }],
];
for (const [which, filter] of filters) {
  test(`Wix picks those that are ${which}`, () =>
    expect(sdkQuery({ ...everyone, which }).query.filter).toEqual(filter));
}

const byAge = { fieldName: 'createdDate', order: 'ASC' };
const orders: [MemberQuery['order'], object[]][] = [
  ['oldest', [byAge]],
  ['name', [{ fieldName: 'profile.nickname', order: 'ASC' }, byAge]],
  ['last-login', [{ fieldName: 'lastLoginDate', order: 'DESC' }, byAge]],
];
for (const [order, sorting] of orders) {
  test(`Wix sorts by ${order}`, () =>
    expect(sdkQuery({ ...everyone, order }).query.sorting).toEqual(sorting));
}

test('what is searched goes without the spaces around it, and nothing goes where only spaces are', () => {
  expect(sdkQuery({ ...everyone, search: ' dana ' }).options).toEqual({
    fieldsets: ['FULL'],
    search: {
      expression: 'dana',
      fields: ['profile.nickname', 'loginEmail', 'contact.firstName', 'contact.lastName'],
    },
  });
  expect(sdkQuery({ ...everyone, search: '   ' }).options).toEqual({ fieldsets: ['FULL'] });
});

test('the SDK changes what it is given: each time it is made anew', () => {
  const given = sdkQuery({ ...everyone, which: 'public', search: 'dana' });
  Object.assign(given.query.filter, { id: 'x' });
  given.options.search?.fields.push('profile.slug');
  expect(sdkQuery({ ...everyone, which: 'public', search: 'dana' })).toEqual({
    query: { ...given.query, filter: { privacyStatus: 'PUBLIC' } },
    options: { fieldsets: ['FULL'], search: { expression: 'dana', fields: expect.any(Array) } },
  });
  expect(sdkQuery({ ...everyone, search: 'dana' }).options.search?.fields).toHaveLength(4);
});
