import { expect, test } from '@playwright/test';
import { leftOf, wordsWith } from '../../../src/popup/wait.ts';
import { wordsFor } from '../../../src/shared/words.ts';

const until = Date.UTC(2026, 0, 1);
const decade = 10 * 365 * 24 * 3_600_000;
const wait = { meanwhile: 'slowDownWait', over: 'slowDownOver', seconds: 120, until } as const;

const clocks: [name: string, now: number, left: number][] = [
  ['at the reading', until - 120_000, 120_000],
  ['half a minute later', until - 90_000, 90_000],
  ['just before its end', until - 1, 1],
  ['at its end', until, 0],
  ['after its end', until + 1, 0],
  ['set forward by a minute', until - 60_000, 60_000],
  ['set back by a minute', until - 180_000, 120_000],
  ['set forward by ten years', until + decade, 0],
  ['set back by ten years', until - decade, 120_000],
];
for (const [name, now, left] of clocks) {
  test(`F5: a clock ${name}: ${left} ms of a wait of 120 s are left`, () =>
    expect(leftOf(wait, now)).toBe(left));
}

const failure = { kind: 'rate-limited', retryAfterS: 120, retryAt: until } as const;
const words = wordsFor({ kind: 'failed', failure, duringChange: true });

test('while it lasts the seconds tick, and what is heard stays what it was at first', () => {
  for (const [left, secondsLeft] of [
    [90_000, 90],
    [89_999, 90],
    [89_000, 89],
    [1, 1],
  ] as const) {
    expect(wordsWith(words, 90_000, left)).toEqual({
      ...words,
      values: { wait: { seconds: 90 } },
      secondsLeft,
    });
  }
});

test('when it is over, the sentence says so and the button can be used', () => {
  const over = wordsWith(words, 90_000, 0);
  expect(over.sentences).toEqual(['nothingWasChanged', 'slowDownOver']);
  expect(over).toMatchObject({ headline: 'slowDown', controls: ['try-again', 'copy-details'] });
  expect(over).not.toHaveProperty('disabled');
  expect(over).not.toHaveProperty('wait');
});

test('words without a wait stay as they are', () => {
  const others = wordsFor({ kind: 'failed', failure: { kind: 'offline' }, duringChange: false });
  expect(wordsWith(others, 0, 0)).toBe(others);
});
