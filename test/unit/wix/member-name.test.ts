import { expect, test } from '@playwright/test';
import { nameOf, parseMember } from '../../../src/wix/member.ts';

const id = '0b8d5b5c-4a3d-4f0e-9c61-3f1f0c2b7a11';

function nicknameOf(nickname: unknown): string | undefined {
  const member = parseMember({ member: { id, privacyStatus: 'PUBLIC', profile: { nickname } } });
  expect(member).toMatchObject({ id, privacyStatus: 'PUBLIC' });
  return member?.nickname;
}

const literal = [
  'Dana',
  'דנה לוי',
  'Zoë Ångström',
  '<img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  '{{7*7}}',
  '$1 %s {name} {site}',
  '__proto__',
  '👩‍👩‍👧‍👦',
  'नमस्ते',
];
for (const nickname of literal) {
  test(`D1, D6: the nickname ${nickname} stays as it is`, () => {
    expect(nicknameOf(nickname)).toBe(nickname);
  });
}

test("the browser's rules for characters, which it takes long to load, are left alone by a name in ASCII", () => {
  const { Segmenter } = Intl;
  let loaded = 0;
  class Counted extends Segmenter {
    constructor() {
      super();
      loaded += 1;
    }
  }
  try {
    Object.assign(Intl, { Segmenter: Counted });
    expect(nicknameOf("Dana O'Neil <b> $1 ~")).toBe("Dana O'Neil <b> $1 ~");
    expect(nicknameOf('x'.repeat(81))).toBe('x'.repeat(80));
    expect(loaded).toBe(0);
    expect(nicknameOf('דנה')).toBe('דנה');
    expect(loaded).toBe(1);
  } finally {
    Object.assign(Intl, { Segmenter });
  }
});

const invisible: [name: string, nickname: unknown][] = [
  ['empty', ''],
  ['only spaces', ' \t\n\u00a0\u2003\u3000 '],
  ['only zero-width spaces', '\u200b\u200b\ufeff\u2060'],
  ['only a zero-width non-joiner', '\u200c'],
  ['only zero-width joiners', '\u200d\u200d\u200d'],
  ['only direction marks', '\u200e\u200f\u202e\u2066\u2069'],
  ['only an Arabic letter mark', '\u061c'],
  ['only controls', '\u0000\u0007\u001b\u009f'],
  ['only fillers and selectors', '\u034f\u115f\u3164\ufe0f'],
  ['only soft hyphens, as far as it is shown', `${'\u00ad'.repeat(80)}Dana`],
  ['only half a character', '\ud83d'],
  ['a number', 7],
  ['an object', { toString: 'Dana' }],
  ['null', null],
];
for (const [name, nickname] of invisible) {
  test(`D2: a nickname that is ${name} is no name`, () => {
    expect(nicknameOf(nickname)).toBeUndefined();
  });
}

const overrides = ['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'];
for (const override of overrides) {
  const code = `U+${override.charCodeAt(0).toString(16)}`;
  test(`D2: the direction character ${code} does not stay in a nickname`, () => {
    const shown = nicknameOf(`ab${override}cd`) ?? '';
    expect(shown).not.toContain(override);
    expect(shown).toMatch(/^ab ?cd$/);
  });
}

test('line breaks and NUL do not stay in a nickname', () => {
  expect(nicknameOf('Da\r\nna\u0000!')).toMatch(/^Da ?na ?!$/);
});

const graphemes = (text: string) => [...new Intl.Segmenter().segment(text)].length;

const large: [name: string, nickname: string][] = [
  ['500 combining marks on one letter', `Z${'\u0301'.repeat(500)}algo`],
  ['500 combining marks on every letter', `Z${'\u0301'.repeat(500)}`.repeat(200)],
  ['1 MB of letters', 'x'.repeat(1_000_000)],
  ['1 MB of emoji', '😀'.repeat(250_000)],
  ['1 MB of combining marks', '\u0301'.repeat(1_000_000)],
  ['1 MB of joined emoji', '👩‍'.repeat(300_000)],
  ['1 MB of spaces between two letters', `a${' '.repeat(1_000_000)}b`],
];
for (const [name, nickname] of large) {
  test(`D2: a nickname of ${name} is cut to 80 graphemes and a kilobyte or so, at once`, () => {
    const start = performance.now();
    const shown = nicknameOf(nickname) ?? '';
    expect(performance.now() - start).toBeLessThan(200);
    expect(shown).not.toBe('');
    expect(graphemes(shown)).toBeLessThanOrEqual(80);
    expect(shown.length).toBeLessThan(1500);
  });
}

test('D2: no letter carries more combining marks than a line can hold', () => {
  const marks = /\p{M}+/u.exec(nicknameOf(`Z${'\u0301'.repeat(500)}`) ?? '')?.[0] ?? '';
  expect(marks.length).toBeLessThanOrEqual(20);
});

test('D2: marks are not piled onto the lines above, and every mark that a language writes stays', () => {
  expect(nicknameOf(`Z${'\u0301'.repeat(500)}a${'\u0e49'.repeat(500)}`)).toBe(
    `Z${'\u0301'.repeat(4)}a${'\u0e49'.repeat(4)}`,
  );
  for (const written of ['שָּׁ֑לוֹם', 'Nguyễn', 'ที่ปิ้ง', 'क्ष्म्यै']) expect(nicknameOf(written)).toBe(written);
});

const whole = ['👩🏽‍❤️‍💋‍👩🏽', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', `${'a'.repeat(79)}😀`, `${'a'.repeat(1999)}😀`];
const cut = [`${' '.repeat(1998)}a😀`, 'a\ud83d', '\ude00a'];
for (const nickname of [...whole, ...cut]) {
  test(`D2: half a character is never left over from ${nickname.slice(-16)} (${nickname.length} units)`, () => {
    expect(nicknameOf(nickname)).not.toMatch(/\p{Surrogate}/u);
  });
}

const names: [name: string, member: object, expected: string][] = [
  ['nickname, where there is one', { profile: { nickname: 'Dana' }, loginEmail: 'dana@acme.test' }, 'Dana'],
  ['log-in e-mail without a nickname', { loginEmail: 'dana@acme.test' }, 'dana@acme.test'],
  [
    'log-in e-mail under a blank nickname',
    { profile: { nickname: '  ' }, loginEmail: 'd@a.test' },
    'd@a.test',
  ],
  ['id, where there is nothing else', {}, id],
];
for (const [name, given, expected] of names) {
  test(`D2: a member is called by the ${name}`, () => {
    const member = parseMember({ id, ...given });
    expect(member && nameOf(member)).toBe(expected);
  });
}
