import { expect, test } from '@playwright/test';
import { wordsFor } from '../../../src/shared/words.ts';
import type { Failure } from '../../../src/wix/failure.ts';
import type { TabState } from '../../../src/wix/tab-state.ts';
import { memberState, site, spoken } from './spoken.ts';

const limited = (wait: { retryAfterS?: number; retryAt?: number }): Failure => ({
  kind: 'rate-limited',
  status: 429,
  ...wait,
});
const change = { phase: 'ended', id: 'c', want: 'PRIVATE', outcome: 'rate-limited' } as const;

/** Every place where Wix's wish is told. */
const places: Record<string, (failure: Failure) => TabState> = {
  'a reading': (failure) => ({ kind: 'failed', site, failure, duringChange: false }),
  'a check before a change': (failure) => ({ kind: 'failed', site, failure, duringChange: true }),
  'a change': (failure) => memberState('PUBLIC', { change: { ...change, failure } }),
};

for (const [place, stateOf] of Object.entries(places)) {
  const nothing = place === 'a reading' ? [] : ['Nothing was changed.'];

  test(`C16: ${place}: Try again is disabled for as long as Wix wants, and the sentence says how long`, () => {
    const state = stateOf(limited({ retryAfterS: 120, retryAt: 5_000_000 }));
    expect(spoken(state)).toEqual({
      headline: 'Wix asked us to slow down.',
      text: [...nothing, 'Try again in 120 seconds.'].join(' '),
      controls: ['Try again', 'Copy details'],
      disabled: 'Try again',
    });
    const wait = { meanwhile: 'slowDownWait', over: 'slowDownOver', seconds: 120, until: 5_000_000 };
    expect(wordsFor(state).wait).toEqual(wait);
  });

  for (const wait of [{}, { retryAfterS: 0, retryAt: 5_000_000 }]) {
    test(`C16: ${place}: ${JSON.stringify(wait)} is no wait: no number, and Try again can be used`, () => {
      const state = stateOf(limited(wait));
      expect(spoken(state)).toEqual({
        headline: 'Wix asked us to slow down.',
        text: [...nothing, 'Wait a moment, then try again.'].join(' '),
        controls: ['Try again', 'Copy details'],
        disabled: undefined,
      });
      expect(wordsFor(state).wait).toBeUndefined();
    });
  }
}
