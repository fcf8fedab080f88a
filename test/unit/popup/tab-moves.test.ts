import { expect, test } from '@playwright/test';
import { movesOfATab } from '../../../src/popup/tab-moves.ts';

const rows: [name: string, told: (string | undefined)[], isOnOther: boolean, moves: boolean[]][] = [
  ['a page that loads', ['loading', undefined, 'complete'], false, [true, false, false]],
  ['the same on another profile', ['loading', undefined, 'complete'], true, [true, false, false]],
  ['another address that only ends, on another profile', ['complete', 'complete'], true, [true, true]],
  ['another address that only ends, elsewhere', ['complete'], false, [false]],
  ['a title or a picture', [undefined, undefined], true, [false, false]],
  ['two pages, the first not to its end', ['loading', 'loading', 'complete'], true, [true, true, false]],
];
for (const [name, told, isOnOther, moves] of rows) {
  test(`${name}: ${moves.filter(Boolean).length} moves`, () => {
    const isMove = movesOfATab();
    expect(told.map((status) => isMove(status, isOnOther))).toEqual(moves);
  });
}
