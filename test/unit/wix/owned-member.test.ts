import { expect, test } from '@playwright/test';
import { parseOwnedMember } from '../../../src/wix/owned-member.ts';

const given = {
  id: 'm1',
  loginEmail: 'dana@members.test',
  privacyStatus: 'PUBLIC',
  status: 'APPROVED',
  activityStatus: 'ACTIVE',
  contactId: 'c1',
  contact: { phones: ['+1 555 0100'], addresses: [{ city: 'Nowhere' }] },
  profile: { nickname: 'Dana', slug: 'dana' },
  createdDate: '2023-03-14T09:26:53.000Z',
  lastLoginDate: '2025-06-02T18:30:00.000Z',
};
const owned = {
  id: 'm1',
  loginEmail: 'dana@members.test',
  privacyStatus: 'PUBLIC',
  status: 'APPROVED',
  activityStatus: 'ACTIVE',
  nickname: 'Dana',
  slug: 'dana',
  createdDate: '2023-03-14T09:26:53.000Z',
  lastLoginDate: '2025-06-02T18:30:00.000Z',
};

test('of all that Wix tells an owner only what the list shows is kept', () =>
  expect(parseOwnedMember(given)).toEqual(owned));

test("the SDK's names and dates are the same member", () => {
  const { id: _id, createdDate, ...rest } = given;
  const named = {
    ...rest,
    _id,
    _createdDate: new Date(createdDate),
    lastLoginDate: new Date(given.lastLoginDate),
  };
  expect(parseOwnedMember(named)).toEqual(owned);
});

test('a last log-in that is missing or no moment is none', () => {
  const { lastLoginDate: _, ...never } = owned;
  for (const lastLoginDate of [undefined, null, 0, '', 'yesterday', new Date(Number.NaN), {}])
    expect(parseOwnedMember({ ...given, lastLoginDate })).toEqual(never);
});

test('who has no id is no member', () => {
  for (const answer of [undefined, null, 'm1', [], {}, { loginEmail: 'dana@members.test' }])
    expect(parseOwnedMember(answer)).toBeUndefined();
});
