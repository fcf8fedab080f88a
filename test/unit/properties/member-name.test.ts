import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseMember } from '../../../src/wix/member.ts';
import { holds } from './holds.ts';

const unseen = [
  '\u00ad',
  '\u034f',
  '\u115f',
  '\u200b',
  '\u200c',
  '\u200d',
  '\u202e',
  '\u2066',
  '\u3164',
  '\ufe0f',
];
const seen = ['a', 'Z', '7', 'ש', 'é', '😀', '👩‍👩‍👧', '<b>', '{{7*7}}', '\u0301', '\ud83d'];
const piece = fc.oneof(
  fc.constantFrom(...seen, ...unseen, ' ', '\n', '\u0000', '\u00a0'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
);
const count = fc.oneof(
  { weight: 21, arbitrary: fc.constant(1) },
  { weight: 2, arbitrary: fc.constantFrom(13, 79, 80, 81) },
  { weight: 1, arbitrary: fc.constantFrom(1998, 1999, 2000) },
);
const name = fc
  .array(fc.tuple(piece, count), { maxLength: 6 })
  .map((pieces) => pieces.map(([text, times]) => text.repeat(times)).join(''));

const graphemes = new Intl.Segmenter();

holds('a name that is shown is short, plain and to be seen, whatever was given', 2_000, name, (given) => {
  const shown = parseMember({ id: 'member-1', profile: { nickname: given } })?.nickname;
  if (shown === undefined) return;
  assert([...graphemes.segment(shown)].length <= 80);
  assert(shown.length < 2000);
  assert.doesNotMatch(shown, /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u, 'controls or overrides');
  assert.doesNotMatch(shown, /\p{Cs}/u, 'half a character');
  assert.match(shown, /[^\p{Z}\p{Cf}\p{Default_Ignorable_Code_Point}]/u, 'nothing to be seen');
});

const plain = fc
  .array(fc.constantFrom('Dana', 'Levi', 'דנה', 'Zoë', '😀', '<b>', '__proto__', '$1', "O'Neil"), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join(' '));
holds(
  'a plain name stays as it is, without the white space around it',
  3_000,
  fc.tuple(plain, fc.boolean()),
  ([it, isPadded]) => {
    const nickname = isPadded ? ` \n${it.replaceAll(' ', ' \t ')} ` : it;
    assert.equal(parseMember({ id: 'member-1', profile: { nickname } })?.nickname, it);
  },
);
