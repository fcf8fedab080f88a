import { mock } from 'node:test';
import { expect, test } from '@playwright/test';
import { fakeBrowser } from '../fake-browser.ts';
import { memberState, site } from '../shared/spoken.ts';

const { store } = await import('../../../src/popup/store.ts');
const { whenOverdue } = await import('../../../src/popup/unfinished.ts');

const changing = memberState('PUBLIC', { change: { phase: 'changing', id: 'x', want: 'PRIVATE' } });

test.beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
test.afterEach(() => mock.timers.reset());

/** Counts how often a state that takes too long is looked after. */
function watching() {
  fakeBrowser.tabs.get = async () => ({});
  store.setState({ state: memberState('PUBLIC') });
  const looks = { count: 0 };
  whenOverdue(() => void looks.count++);
  return looks;
}

for (const [name, state, withinMs] of [
  ['looked at', { kind: 'looking', site }, 9000],
  ['changed', changing, 17_000],
] as const) {
  test(`E6: ${name} by a background that was ended: it is asked for anew when its time is over, and not before`, () => {
    const looks = watching();
    store.setState({ state });
    mock.timers.tick(withinMs - 1);
    expect(looks.count).toBe(0);
    mock.timers.tick(1);
    expect(looks.count).toBe(1);
    // Still nothing: another background may have been ended in the middle of that.
    store.setState({ state: { ...state } });
    mock.timers.tick(withinMs);
    expect(looks.count).toBe(2);
  });

  test(`E6: ${name}, and told in time: nothing is asked for`, () => {
    const looks = watching();
    store.setState({ state });
    mock.timers.tick(withinMs - 1);
    store.setState({ state: memberState('PRIVATE') });
    mock.timers.tick(60_000);
    expect(looks.count).toBe(0);
  });
}

test('E6: what else the popup shows does not put it off', () => {
  const looks = watching();
  store.setState({ state: { kind: 'looking' } });
  mock.timers.tick(8000);
  store.setState({ isSlow: true });
  mock.timers.tick(1000);
  expect(looks.count).toBe(1);
});
