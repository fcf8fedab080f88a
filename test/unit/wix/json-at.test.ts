import { expect, test } from '@playwright/test';
import { recordAt, textAt, valueAt } from '../../../src/wix/json-at.ts';
import { eachRow } from '../rows.ts';

const list = [1];
const json = { text: 'a', empty: '', none: null, number: 0, list, inner: { text: 'b', deep: { list } } };

const values: [path: string[], expected: unknown][] = [
  [[], json],
  [['text'], 'a'],
  [['none'], null],
  [['number'], 0],
  [['inner', 'text'], 'b'],
  [['inner', 'deep', 'list'], list],
  [['missing'], undefined],
  [['missing', 'deeper'], undefined],
  [['none', 'deeper'], undefined],
  [['text', 'length'], undefined],
  [['list', '0'], undefined],
  [['list', 'length'], undefined],
  [['toString'], undefined],
  [['inner', '__proto__'], undefined],
];
test('what stands at a path is found, and nothing that an object merely inherits', async () => {
  await eachRow(
    values,
    ([path]) => path.join('.'),
    ([path, expected]) => expect(valueAt(json, ...path)).toBe(expected),
  );
});

test('a text is a text only', async () => {
  const texts = {
    text: 'a',
    empty: '',
    none: undefined,
    number: undefined,
    list: undefined,
    inner: undefined,
  };
  await eachRow(
    Object.entries(texts),
    ([name]) => name,
    ([name, expected]) => expect(textAt(json, name)).toBe(expected),
  );
});

test('a record is an object that is no list', () => {
  expect(recordAt(json, 'inner')).toBe(json.inner);
  expect(recordAt(json)).toBe(json);
  expect(['text', 'none', 'number', 'list', 'missing'].map((name) => recordAt(json, name))).toEqual(
    Array(5).fill(undefined),
  );
});

test('a name that JSON gives an object itself is found, whatever it is', () => {
  const given = JSON.parse('{"__proto__": {"toString": "a"}}');
  expect(textAt(given, '__proto__', 'toString')).toBe('a');
  expect(textAt(given, 'toString')).toBeUndefined();
});
