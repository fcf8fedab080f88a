import { expect, test } from '@playwright/test';
import { cellAfter } from '../../../src/pages/members/grid-keys.ts';
import { eachRow } from '../rows.ts';

const size = { rows: 100, columns: 6, page: 10 };
const at = (row: number, column: number) => ({ row, column });

const moves: [key: string, from: [number, number], to: [number, number]][] = [
  ['ArrowDown', [5, 2], [6, 2]],
  ['ArrowDown', [99, 2], [99, 2]],
  ['ArrowUp', [5, 2], [4, 2]],
  ['ArrowUp', [0, 2], [0, 2]],
  ['ArrowRight', [5, 2], [5, 3]],
  ['ArrowRight', [5, 5], [5, 5]],
  ['ArrowLeft', [5, 2], [5, 1]],
  ['ArrowLeft', [5, 0], [5, 0]],
  ['PageDown', [5, 2], [15, 2]],
  ['PageDown', [95, 2], [99, 2]],
  ['PageUp', [15, 2], [5, 2]],
  ['PageUp', [5, 2], [0, 2]],
  ['Home', [5, 2], [5, 0]],
  ['End', [5, 2], [5, 5]],
  ['Ctrl+Home', [5, 2], [0, 0]],
  ['Ctrl+End', [5, 2], [99, 5]],
];

const pressed = (name: string) => ({
  key: name.replace(/^.*\+/, ''),
  ctrlKey: name.startsWith('Ctrl+'),
  altKey: name.startsWith('Alt+'),
  metaKey: name.startsWith('Meta+'),
});

test('where each key leads from a cell', () =>
  eachRow(
    moves,
    ([name, from]) => `${name} at ${from}`,
    ([name, from, to]) => expect(cellAfter(pressed(name), at(...from), size, false)).toEqual(at(...to)),
  ));

test('where the first column is on the right, left is on', () => {
  expect(cellAfter(pressed('ArrowLeft'), at(5, 2), size, true)).toEqual(at(5, 3));
  expect(cellAfter(pressed('ArrowRight'), at(5, 2), size, true)).toEqual(at(5, 1));
});

test('other keys lead nowhere, and an empty grid has its first cell', () => {
  for (const name of ['Tab', 'a', 'Enter', 'Escape', 'Alt+ArrowLeft', 'Meta+ArrowLeft', 'Meta+End'])
    expect(cellAfter(pressed(name), at(5, 2), size, false)).toBeUndefined();
  expect(cellAfter(pressed('ArrowDown'), at(0, 0), { ...size, rows: 0 }, false)).toEqual(at(0, 0));
});
