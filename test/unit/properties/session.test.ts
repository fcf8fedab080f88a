import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FailureError } from '../../../src/wix/failure.ts';
import { parseSession, parseVisitorInstance, readSession, type Session } from '../../../src/wix/session.ts';
import { usualSite } from '../wix/usual-site.ts';
import { anyJson, anyName } from './anything.ts';
import { holds } from './holds.ts';
import { nearly } from './nearly.ts';
import { own } from './own.ts';

/** "metasite", Members Area, Velo: the only ones whose token may be used, best first. */
const best = [
  '22bef345-3c5b-4c18-b782-74d4085112ff',
  '14cc59bc-f0b7-15b8-e1c7-89ce41d0e0c9',
  '675bbcef-18d8-41f5-800e-131ec9e08762',
];
const words = ['apps', 'smToken', 'instance', 'siteMemberId', ...best];

const printable = Array.from({ length: 94 }, (_, index) => String.fromCharCode(0x21 + index));
const token = fc.string({ unit: fc.constantFrom(...printable), minLength: 1, maxLength: 40 });
const app = fc.record({ instance: token, intId: fc.nat() });
const otherApps = fc.dictionary(anyName(), app, { maxKeys: 4 });
const ours = fc.record(Object.fromEntries(best.map((id) => [id, app])), { requiredKeys: [] });
const apps = fc
  .tuple(otherApps, ours, fc.boolean())
  .map(([some, more, isFirst]) =>
    Object.fromEntries(
      [some, more].flatMap((it) => (isFirst ? Object.entries(it) : Object.entries(it).reverse())),
    ),
  );
const memberAnswer = fc.record({ smToken: token, siteMemberId: fc.uuid(), hs: token, apps });
const visitorAnswer = fc.record(
  { hs: token, apps, smToken: fc.constantFrom('', null), siteMemberId: fc.uuid() },
  { requiredKeys: ['apps'] },
);

/** The token of the best app in an answer that has one; no other may ever be used. */
function bestToken(answer: unknown): string | undefined {
  const tokens = best.map((id) => own(answer, 'apps', id, 'instance'));
  return tokens.find((it): it is string => typeof it === 'string' && isToken(it));
}

function isToken(text: string): boolean {
  return text.length > 0 && text.length <= 8192 && [...text].every((it) => it > ' ' && it <= '~');
}

/** What may be said of any answer, however wrong it is; a visitor's token is there for nobody who is named. */
function assertTold(session: Session | undefined, answer: unknown): void {
  const smToken = own(answer, 'smToken');
  const isNamed = typeof smToken === 'string' && smToken !== '';
  const given = own(answer, 'apps');
  const hasApps = typeof given === 'object' && given !== null && !Array.isArray(given);
  const instance = bestToken(answer);
  assert.equal(parseVisitorInstance(answer), hasApps && !isNamed ? instance : undefined);
  if (!hasApps) assert.equal(session, undefined);
  else if (!isNamed) assert.deepEqual(session, { kind: 'visitor' });
  else assert.deepEqual(session, instance === undefined ? undefined : { kind: 'member', instance });
}

holds(
  'an answer of any shape names a member only by the best app of its own',
  10_000,
  anyJson(words),
  (answer) => {
    assertTold(parseSession(answer), answer);
  },
);

holds(
  'C4: of any apps the best of the three speaks for the member, or none',
  5_000,
  memberAnswer,
  (answer) => {
    const first = best.find((id) => Object.hasOwn(answer.apps, id));
    const expected = first && { kind: 'member', instance: answer.apps[first]?.instance };
    assert.deepEqual(parseSession(answer), expected);
  },
);

holds('without smToken there is a visitor, whatever else there is', 5_000, visitorAnswer, (answer) => {
  assert.deepEqual(parseSession(answer), { kind: 'visitor' });
});

holds(
  'C4: an answer with a few faults in it is told by what is right in it',
  6_000,
  nearly(memberAnswer, words),
  (answer) => assertTold(parseSession(answer), answer),
);

const inherited = memberAnswer.map((answer) => ({ answer: { ...answer, apps: Object.create(answer.apps) } }));
holds('C4: apps that are only inherited speak for nobody', 3_000, inherited, ({ answer }) => {
  assert.equal(parseSession(answer), undefined);
});

const outside = fc.oneof(
  fc.constantFrom('\r', '\n', '\r\n', '\u0000', ' ', '\t', '\u007f', '\u202e', 'ש'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((it) => !isToken(it)),
  fc.constant('x'.repeat(8192)),
);
const spoiltToken = fc.tuple(
  token,
  outside,
  fc.string({ unit: fc.constantFrom(...printable), maxLength: 5 }),
);
const spoilt = fc.tuple(
  memberAnswer,
  spoiltToken.map((parts) => parts.join('')),
  token,
);

holds(
  'C5: a token with one character that has no place in it is refused',
  5_000,
  spoilt,
  ([answer, bad, good]) => {
    const [metasite = '', membersArea = '', velo = ''] = best;
    const all = {
      [metasite]: { instance: bad },
      [membersArea]: { instance: bad },
      [velo]: { instance: bad },
    };
    assert.equal(parseSession({ ...answer, apps: all }), undefined);
    const next = { ...all, [membersArea]: { instance: good } };
    assert.deepEqual(parseSession({ ...answer, apps: next }), { kind: 'member', instance: good });
  },
);

const site = {
  key: 'dana.wixsite.test/yoga',
  base: 'https://dana.wixsite.test/yoga',
  accessTokensUrl: 'https://dana.wixsite.test/yoga/_api/v1/access-tokens',
  ...usualSite,
};
const body = fc.oneof(
  nearly(memberAnswer, words).map((answer) => JSON.stringify(answer) ?? ''),
  memberAnswer.map((answer) => JSON.stringify(answer)),
  memberAnswer.map((answer) => JSON.stringify(answer).slice(0, -1)),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const response = fc.tuple(
  body,
  fc.oneof({ weight: 3, arbitrary: fc.constant(200) }, fc.integer({ min: 305, max: 599 })),
);

holds(
  'a session that is read is the one in the JSON, or a failure',
  2_000,
  response,
  async ([text, status]) => {
    const answer = jsonIn(text);
    const isGood = status < 300;
    try {
      const session = await readSession(site, async () => new Response(text, { status }));
      assert(isGood);
      assertTold(session, answer);
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      assert.equal('status' in error.failure && error.failure.status, status);
      if (isGood) assertTold(undefined, answer);
    }
  },
);

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
