import { expect, test } from '@playwright/test';
import { parseMember } from '../../../src/wix/member.ts';

const id = '0b8d5b5c-4a3d-4f0e-9c61-3f1f0c2b7a11';
const statuses = { privacyStatus: 'PUBLIC', status: 'APPROVED', activityStatus: 'ACTIVE' };
const rest = { loginEmail: 'dana@acme.test', contactId: 'contact-1', profile: { nickname: 'Dana' } };
const created = '2024-05-06T07:08:09.000Z';
const updated = '2025-01-02T03:04:05.678Z';
const full = {
  id,
  ...statuses,
  rawPrivacyStatus: 'PUBLIC',
  rawStatus: 'APPROVED',
  rawActivityStatus: 'ACTIVE',
  nickname: 'Dana',
  loginEmail: 'dana@acme.test',
  contactId: 'contact-1',
  createdDate: created,
  updatedDate: updated,
};
const rest1 = { id, ...statuses, ...rest, createdDate: created, updatedDate: updated };
const sdk = {
  _id: id,
  ...statuses,
  ...rest,
  _createdDate: new Date(created),
  _updatedDate: new Date(updated),
};

const shapes: [name: string, answer: unknown][] = [
  ['wrapped, REST names, dates as text', { member: rest1 }],
  ['wrapped, SDK names, dates as Date', { member: sdk }],
  ['wrapped, SDK names, dates as text', { member: { ...sdk, _createdDate: created, _updatedDate: updated } }],
  ['flat, REST names', rest1],
  ['flat, SDK names', sdk],
  [
    'with fields nobody announced',
    { member: { ...rest1, badges: [1], contact: { phones: ['1'] }, news: null } },
  ],
  [
    'with a profile that has more',
    { member: { ...rest1, profile: { nickname: 'Dana', photo: {}, title: '../x' } } },
  ],
];
for (const [name, answer] of shapes) {
  test(`C10: a member answer is read alike: ${name}`, () => {
    expect(parseMember(answer)).toEqual(full);
  });
}

const without: [name: string, member: object, missing: (keyof typeof full)[]][] = [
  ['profile', { profile: undefined }, ['nickname']],
  ['profile (null)', { profile: null }, ['nickname']],
  ['nickname', { profile: {} }, ['nickname']],
  ['contact', { contactId: undefined }, ['contactId']],
  ['e-mail', { loginEmail: null }, ['loginEmail']],
  ['dates', { createdDate: undefined, updatedDate: undefined }, ['createdDate', 'updatedDate']],
];
for (const [name, change, missing] of without) {
  test(`C10: a member without ${name} has no such field and keeps the others`, () => {
    const expected = Object.entries(full).filter(([key]) => !missing.some((gone) => gone === key));
    expect(parseMember({ member: { ...rest1, ...change } })).toEqual(Object.fromEntries(expected));
  });
}

const garbageDates: unknown[] = [
  '',
  'soon',
  'version 7',
  '12',
  'Invalid Date',
  '2024-13-45',
  5,
  true,
  {},
  [],
  null,
];
for (const date of [...garbageDates, new Date(Number.NaN)]) {
  test(`C10: no date is made out of ${date instanceof Date ? 'an invalid Date' : JSON.stringify(date)}`, () => {
    const member = parseMember({ ...rest1, createdDate: date });
    expect(member).toMatchObject({ id, updatedDate: updated });
    expect(member).not.toHaveProperty('createdDate');
  });
}

const privacyStatuses: [given: unknown, status: string, raw: string][] = [
  ['PUBLIC', 'PUBLIC', 'PUBLIC'],
  ['PRIVATE', 'PRIVATE', 'PRIVATE'],
  ['UNKNOWN', 'UNKNOWN', 'UNKNOWN'],
  [undefined, 'UNKNOWN', ''],
  ['', 'UNKNOWN', ''],
  [null, 'UNKNOWN', ''],
  ['public', 'UNKNOWN', 'public'],
  ['FOO', 'UNKNOWN', 'FOO'],
  [' PUBLIC', 'UNKNOWN', ' PUBLIC'],
  [true, 'UNKNOWN', ''],
  [1, 'UNKNOWN', ''],
  [['PUBLIC'], 'UNKNOWN', ''],
  [{ toString: 'PUBLIC' }, 'UNKNOWN', ''],
];
for (const [given, privacyStatus, rawPrivacyStatus] of privacyStatuses) {
  test(`C8: privacyStatus ${JSON.stringify(given) ?? 'missing'} is ${privacyStatus}, never guessed`, () => {
    expect(parseMember({ member: { ...rest1, privacyStatus: given } })).toMatchObject({
      privacyStatus,
      rawPrivacyStatus,
    });
  });
}

test('C8: a long unknown privacyStatus is kept short', () => {
  const raw = parseMember({ ...rest1, privacyStatus: 'X'.repeat(1_000_000) })?.rawPrivacyStatus ?? '';
  expect(raw.length).toBeLessThanOrEqual(40);
});

for (const status of ['PENDING', 'APPROVED', 'BLOCKED', 'OFFLINE', 'UNKNOWN']) {
  test(`C12: account status ${status} is kept`, () => {
    expect(parseMember({ member: { ...rest1, status } })).toMatchObject({ status, privacyStatus: 'PUBLIC' });
  });
}
for (const activityStatus of ['ACTIVE', 'MUTED', 'UNKNOWN']) {
  test(`C12: activity status ${activityStatus} is kept`, () => {
    expect(parseMember({ member: { ...rest1, activityStatus } })).toMatchObject({ activityStatus });
  });
}
for (const given of [undefined, null, 'approved', 'NEW_ONE', 7, {}]) {
  test(`status and activity ${JSON.stringify(given) ?? 'missing'} are UNKNOWN`, () => {
    const member = parseMember({ member: { ...rest1, status: given, activityStatus: given } });
    expect(member).toMatchObject({ status: 'UNKNOWN', activityStatus: 'UNKNOWN' });
  });
}

const { id: _, ...noId } = rest1;
const nobody: [name: string, answer: unknown][] = [
  ['a member without id', { member: noId }],
  ['an empty id', { member: { ...noId, id: '' } }],
  ['an id that is a number', { member: { ...noId, id: 5 } }],
  ['an id that is an object', { member: { ...noId, id: { $oid: id } } }],
  ['null', null],
  ['undefined', undefined],
  ['a number', 0],
  ['a string', id],
  ['a boolean', true],
  ['an empty object', {}],
  ['an empty array', []],
  ['a member in an array', [rest1]],
  ['a member that is null', { member: null }],
  ['a member that is a string', { member: id }],
  ['a member that is an array', { member: [rest1] }],
  ['members in the plural', { members: [rest1] }],
  ['a member behind __proto__', JSON.parse(`{"__proto__":${JSON.stringify(rest1)}}`)],
  [
    'a member whose data is behind __proto__',
    JSON.parse(`{"member":{"__proto__":${JSON.stringify(rest1)}}}`),
  ],
];
for (const [name, answer] of nobody) {
  test(`C11: there is no member in ${name}`, () => {
    expect(parseMember(answer)).toBeUndefined();
  });
}

test('reading a member leaves Object.prototype alone', () => {
  parseMember(
    JSON.parse(
      `{"member":{"id":"${id}","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}`,
    ),
  );
  expect({}).not.toHaveProperty('polluted');
});

test('10,000 levels of nesting do no harm', () => {
  const deep = JSON.parse(`${'{"member":'.repeat(10_000)}1${'}'.repeat(10_000)}`);
  expect(parseMember(deep)).toBeUndefined();
});
