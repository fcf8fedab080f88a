import { expect, test } from '@playwright/test';
import { failureOf } from '../../../src/wix/failure.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { FakeStorage } from './fake-storage.ts';

const { countRequest, slowDown } = await import('../../../src/background/owner-pace.ts');

const { now } = Date;
/** A clock that stands still, and what was counted by it so far. */
function clock() {
  const session = new FakeStorage();
  Object.assign(fakeBrowser.storage.session, {
    get: (keys: string) => session.get(keys),
    set: (values: Record<string, unknown>) => session.set(values),
  });
  const time = { at: 1_800_000_000_000 };
  Date.now = () => time.at;
  return time;
}
test.afterEach(() => {
  Date.now = now;
});

const refusal = async () =>
  failureOf(
    await countRequest(false).then(
      () => undefined,
      (error: unknown) => error,
    ),
  );

test('G3: 180 in a minute are let through, and no more; the wait is until the first of them is a minute old', async () => {
  const time = clock();
  const begun = time.at;
  for (let n = 0; n < 180; n++) {
    await countRequest(false);
    time.at += 100;
  }
  const retryAt = begun + 60_000;
  expect(await refusal()).toEqual({ kind: 'rate-limited', retryAt, retryAfterS: 42 });
  time.at = retryAt - 1;
  expect(await refusal()).toEqual({ kind: 'rate-limited', retryAt, retryAfterS: 1 });
  time.at = retryAt;
  await countRequest(false);
  expect(await refusal()).toEqual({ kind: 'rate-limited', retryAt: begun + 60_100, retryAfterS: 1 });
});

test('G3: what goes on by itself leaves ten of them to what a person presses', async () => {
  const time = clock();
  const begun = time.at;
  for (let n = 0; n < 170; n++) {
    await countRequest(true);
    time.at += 100;
  }
  const byItself = countRequest(true).then(() => undefined, failureOf);
  expect(await byItself).toMatchObject({ kind: 'rate-limited', retryAt: begun + 60_000 });
  for (let n = 0; n < 10; n++) await countRequest(false);
  expect(await refusal()).toMatchObject({ retryAt: begun + 60_000 });
  // Ten more than it may have were sent since: it waits until as many are a minute old.
  time.at = begun + 60_000;
  const later = countRequest(true).then(() => undefined, failureOf);
  expect(await later).toMatchObject({ retryAt: begun + 61_000 });
  time.at = begun + 61_000;
  await countRequest(true);
});

test('a clock that is set back makes nobody wait for what lies ahead of it', async () => {
  const time = clock();
  for (let n = 0; n < 180; n++) await countRequest(false);
  time.at -= 3_600_000;
  await countRequest(false);
});

test('asked to wait, nothing is let through before: a second at least, and twenty where nobody says how long', async () => {
  const time = clock();
  const begun = time.at;
  for (const [retryAfterS, waitS] of [
    [7, 7],
    [0, 1],
    [undefined, 20],
  ] as const) {
    time.at = begun;
    const asked = {
      kind: 'rate-limited' as const,
      status: 429,
      ...(retryAfterS === undefined ? {} : { retryAfterS }),
    };
    const retryAt = begun + waitS * 1000;
    expect(await slowDown(asked)).toEqual({ ...asked, retryAt, retryAfterS: waitS });
    time.at = retryAt - 1;
    expect(await refusal()).toEqual({ kind: 'rate-limited', status: 429, retryAt, retryAfterS: 1 });
    time.at = retryAt;
    await countRequest(false);
  }
});

test('what is stored and is no pace counts as none', async () => {
  clock();
  await fakeBrowser.storage.session.set({ 'owner pace': ['soon'] });
  await countRequest(false);
  expect(await fakeBrowser.storage.session.get('owner pace')).toEqual({
    'owner pace': { sent: [1_800_000_000_000], notBefore: 0 },
  });
});
