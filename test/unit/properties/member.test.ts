import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as v from 'valibot';
import { Member, parseMember } from '../../../src/wix/member.ts';
import { anyClone, anyJson } from './anything.ts';
import { holds } from './holds.ts';
import { nearly } from './nearly.ts';
import { own } from './own.ts';

const words = [
  'member',
  'id',
  '_id',
  'privacyStatus',
  'status',
  'activityStatus',
  'loginEmail',
  'profile',
  'nickname',
  'slug',
  'contactId',
  'createdDate',
  '_createdDate',
  'PUBLIC',
  'PRIVATE',
  'UNKNOWN',
  '2024-05-06T07:08:09.000Z',
];
const text = fc.string({
  unit: fc.constantFrom(...'abc XYZ09@.-_שלום'.replace(' ', '')),
  minLength: 1,
  maxLength: 30,
});
const date = fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });

const truth = fc.record(
  {
    id: fc.uuid(),
    privacyStatus: fc.constantFrom('PUBLIC', 'PRIVATE', 'UNKNOWN'),
    status: fc.constantFrom('PENDING', 'APPROVED', 'BLOCKED', 'OFFLINE', 'UNKNOWN'),
    activityStatus: fc.constantFrom('ACTIVE', 'MUTED', 'UNKNOWN'),
    loginEmail: text,
    contactId: fc.uuid(),
    nickname: text,
    slug: text,
    created: date,
    updated: date,
  },
  { requiredKeys: ['id', 'privacyStatus', 'status', 'activityStatus'] },
);
type Truth = typeof truth extends fc.Arbitrary<infer T> ? T : never;

const shape = fc.record({
  isWrapped: fc.boolean(),
  isSdk: fc.boolean(),
  hasDates: fc.boolean(),
  hasProfile: fc.boolean(),
  more: fc.dictionary(fc.constantFrom('contact', 'photo', 'badges', '__proto__', 'constructor'), anyJson(), {
    maxKeys: 2,
  }),
});
type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;

/** A member in one of the shapes that Wix gives them. */
function answerOf({ nickname, slug, created, updated, id, ...rest }: Truth, as: Shape): unknown {
  const name = (it: string) => (as.isSdk ? `_${it}` : it);
  const dated = (it: Date | undefined) => (as.hasDates ? it : it?.toISOString());
  const profile = { nickname, slug, photo: as.hasProfile ? {} : undefined };
  const bare = Object.fromEntries([
    ...Object.entries(as.more),
    ...Object.entries(rest),
    [name('id'), id],
    [name('createdDate'), dated(created)],
    [name('updatedDate'), dated(updated)],
    ['profile', nickname || slug || as.hasProfile ? profile : undefined],
  ]);
  return as.isWrapped ? { member: bare } : bare;
}
const answer = fc.tuple(truth, shape).map(([given, as]) => answerOf(given, as));

holds('C10: a member is read alike in all shapes', 5_000, fc.tuple(truth, shape), ([given, as]) => {
  const { created, updated, ...rest } = given;
  assert.deepEqual(parseMember(answerOf(given, as)), {
    ...rest,
    ...(created && { createdDate: created.toISOString() }),
    ...(updated && { updatedDate: updated.toISOString() }),
    rawPrivacyStatus: given.privacyStatus,
    rawStatus: given.status,
    rawActivityStatus: given.activityStatus,
  });
});

/** What may be said of any answer, however wrong it is. */
function assertTold(answer: unknown): void {
  const member = parseMember(answer);
  const wrapped = own(answer, 'member');
  const bare = typeof wrapped === 'object' && wrapped !== null ? wrapped : answer;
  const id = [own(bare, 'id'), own(bare, '_id')].find((it) => typeof it === 'string');
  assert.equal(member?.id, typeof id === 'string' && id !== '' ? id.slice(0, 100) : undefined);
  if (!member) return;
  assert(v.is(Member, member));
  const given = own(bare, 'privacyStatus');
  const isKnown = given === 'PUBLIC' || given === 'PRIVATE';
  assert.equal(member.privacyStatus, isKnown ? given : 'UNKNOWN');
  assert.equal(member.rawPrivacyStatus, typeof given === 'string' ? given.slice(0, 40) : '');
  if (member.slug !== undefined)
    assert.equal(member.slug, String(own(bare, 'profile', 'slug')).slice(0, 200));
  for (const when of [member.createdDate, member.updatedDate]) {
    if (when !== undefined) assert.equal(new Date(when).toISOString(), when);
  }
}

holds('an answer of any shape names a member only by an id of its own', 10_000, anyClone(words), assertTold);
holds(
  'an answer with a few faults in it is told by what is right in it',
  6_000,
  nearly(answer, words),
  assertTold,
);

const notQuite = fc.oneof(
  anyJson(words),
  nearly(fc.constantFrom('PUBLIC', 'PRIVATE'), ['PUBLIC', 'PRIVATE']),
  fc.constantFrom('PUBLIC', 'PRIVATE', 'public', 'PUBLIC ', 'PÜBLIC', 'ＰＵＢＬＩＣ'),
);
holds(
  'C8: a privacyStatus is known where it is one of the two words, letter by letter, and never guessed',
  10_000,
  fc.tuple(fc.uuid(), notQuite, fc.boolean()),
  ([id, privacyStatus, isWrapped]) => {
    const member = { id, privacyStatus };
    const read = parseMember(isWrapped ? { member } : member)?.privacyStatus;
    assert.equal(read, privacyStatus === 'PUBLIC' || privacyStatus === 'PRIVATE' ? privacyStatus : 'UNKNOWN');
  },
);
