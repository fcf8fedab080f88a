import { expect, test } from '@playwright/test';
import { fakeBrowser } from '../fake-browser.ts';
import { backgroundAnswering, memberNumber, pageOf } from './members-world.ts';

const { begin, goOn, stop } = await import('../../../src/pages/members/loading.ts');
const { store } = await import('../../../src/pages/members/store.ts');
const ids = () => store.getState().members.map(({ id }) => id);

test.beforeEach(() => {
  stop();
  store.setState({
    metaSiteId: 'site',
    rule: 'everyone',
    isRuleSettled: true,
    wanted: { which: 'all', search: '', order: 'newest' },
    progress: { kind: 'idle' },
  });
});

test('page after page, until one is not full', async () => {
  const asked = backgroundAnswering(({ offset }) => pageOf(offset, offset === 200 ? 31 : 100, 231));
  await begin({ which: 'private', search: 'an', order: 'name' });
  expect(asked).toEqual(
    [0, 100, 200].map((offset) => ({ which: 'private', search: 'an', order: 'name', offset })),
  );
  expect(store.getState()).toMatchObject({
    shown: 231,
    offset: 231,
    total: 231,
    progress: { kind: 'done', isWhole: true },
  });
});

test('a page that is not full is not the last one where Wix counts more; what is missing in the end is told', async () => {
  const asked = backgroundAnswering(({ offset }) =>
    pageOf(offset, offset === 0 ? 57 : offset === 57 ? 40 : 0, 100),
  );
  await begin();
  expect(asked.map(({ offset }) => offset)).toEqual([0, 57, 97]);
  expect(store.getState()).toMatchObject({ shown: 97, progress: { kind: 'done', isWhole: false } });
});

test('a rule that is not known is read after a page, and once more where that only passed', async () => {
  store.setState({ rule: 'unknown', isRuleSettled: false });
  const asked: string[] = [];
  fakeBrowser.runtime.sendMessage = async (message) => {
    const { name, question } = message as { name: string; question: { query: { offset: number } } };
    asked.push(name);
    if (name === 'owner:members')
      return { ok: true, answer: pageOf(question.query.offset, question.query.offset < 200 ? 100 : 1) };
    const isFirst = asked.filter((each) => each === 'owner:rules').length === 1;
    const trouble = { kind: 'failed', failure: { kind: 'wix-problem', status: 503 } };
    return { ok: true, answer: isFirst ? trouble : { kind: 'rules', rule: 'members-only', rawRule: '' } };
  };
  await begin();
  expect(asked).toEqual(['owner:members', 'owner:rules', 'owner:members', 'owner:rules', 'owner:members']);
  expect(store.getState().rule).toBe('members-only');
});

test('a last page that is full is followed by an empty one, whatever the total says', async () => {
  const asked = backgroundAnswering(({ offset }) => pageOf(offset, offset === 200 ? 0 : 100, 100));
  await begin();
  expect(asked.map(({ offset }) => offset)).toEqual([0, 100, 200]);
  expect(store.getState().shown).toBe(200);
});

test('G7: who is given twice is listed once, and the next page begins after all that were given', async () => {
  const asked = backgroundAnswering(({ offset }) => (offset === 0 ? pageOf(0, 100) : pageOf(95, 20)));
  await begin();
  expect(asked.map(({ offset }) => offset)).toEqual([0, 100]);
  expect(ids()).toHaveLength(115);
  // Somebody went, and whoever came after them moved up.
  expect(store.getState().progress).toEqual({ kind: 'done', isWhole: false, came: 115 });
  expect(new Set(ids()).size).toBe(115);
});

test('G7: where Wix counts others than before, nobody knows whether these are all', async () => {
  backgroundAnswering(({ offset }) => (offset === 0 ? pageOf(0, 100, 151) : pageOf(101, 50, 150)));
  await begin();
  expect(store.getState()).toMatchObject({
    shown: 150,
    total: 150,
    progress: { kind: 'done', isWhole: false, came: 150 },
  });
});

test('what cannot be read of a page counts for where the next one begins', async () => {
  const asked = backgroundAnswering(({ offset }) =>
    offset === 0 ? { kind: 'members', members: [memberNumber(1)], given: 100 } : pageOf(200, 3),
  );
  await begin();
  expect(asked.map(({ offset }) => offset)).toEqual([0, 100]);
  expect(store.getState().shown).toBe(4);
});

test('public ones without a log-in are picked from the public ones', async () => {
  const asked = backgroundAnswering(() => ({
    kind: 'members',
    members: [memberNumber(1), memberNumber(2, { lastLoginDate: '2025-06-02T18:30:00.000Z' })],
    given: 2,
  }));
  await begin({ which: 'never-in' });
  expect(asked.map(({ which }) => which)).toEqual(['public']);
  expect(ids()).toEqual(['m1']);
});

test('each is counted as often as it fits', async () => {
  const seen = { lastLoginDate: '2025-06-02T18:30:00.000Z' };
  backgroundAnswering(() => ({
    kind: 'members',
    members: [
      memberNumber(1),
      memberNumber(2, seen),
      memberNumber(3, { ...seen, privacyStatus: 'PRIVATE', status: 'PENDING' }),
      memberNumber(4, { ...seen, privacyStatus: 'UNKNOWN', status: 'BLOCKED' }),
    ],
    given: 4,
  }));
  await begin();
  expect(store.getState().counts).toEqual({ public: 2, private: 1, pending: 1, blocked: 1, neverIn: 1 });
});

test('an error that passes is tried three times; then what is here stays, and it goes on from there', async () => {
  let isBroken = true;
  const asked = backgroundAnswering(({ offset }) =>
    offset === 100 && isBroken
      ? { kind: 'failed', failure: { kind: 'wix-problem', status: 503 } }
      : pageOf(offset, offset === 0 ? 100 : 5),
  );
  await begin();
  expect(asked.map(({ offset }) => offset)).toEqual([0, 100, 100, 100]);
  expect(store.getState()).toMatchObject({
    shown: 100,
    progress: { kind: 'failed', trouble: 'wix-problem' },
  });
  isBroken = false;
  await goOn();
  expect(asked.map(({ offset }) => offset)).toEqual([0, 100, 100, 100, 100]);
  expect(store.getState()).toMatchObject({ shown: 105, progress: { kind: 'done', isWhole: true } });
});

test('a key that is refused in the middle is asked for no second time', async () => {
  const asked = backgroundAnswering(({ offset }) =>
    offset === 0 ? pageOf(0, 100) : { kind: 'failed', failure: { kind: 'session-ended', status: 401 } },
  );
  await begin();
  expect(asked).toHaveLength(2);
  expect(store.getState()).toMatchObject({
    shown: 100,
    progress: { kind: 'failed', trouble: 'session-ended' },
  });
});

test('without a key that is said, and what is here stays', async () => {
  backgroundAnswering(({ offset }) => (offset === 0 ? pageOf(0, 100) : { kind: 'no-access' }));
  await begin();
  expect(store.getState()).toMatchObject({ shown: 100, progress: { kind: 'failed', trouble: 'no-access' } });
});

test('asked to slow down, it waits as long as that takes and goes on by itself', async () => {
  const retryAt = Date.now() + 400;
  const waits: unknown[] = [];
  const end = store.subscribe(({ progress }) => {
    if (progress.kind === 'waiting') waits.push(progress.until);
  });
  const times: number[] = [];
  backgroundAnswering((_query, nth) => {
    times.push(Date.now());
    return nth === 1
      ? { kind: 'failed', failure: { kind: 'rate-limited', retryAt, status: 429 } }
      : pageOf(0, 1);
  });
  await begin();
  end();
  expect(waits).toEqual([retryAt]);
  expect(times[1]).toBeGreaterThanOrEqual(retryAt - 5);
  expect(store.getState()).toMatchObject({ shown: 1, progress: { kind: 'done', isWhole: true } });
});

test('stopped, it asks no more, and an answer that comes late is not taken', async () => {
  let give = (_page: ReturnType<typeof pageOf>) => {};
  const late = new Promise<ReturnType<typeof pageOf>>((resolve) => {
    give = resolve;
  });
  const asked = backgroundAnswering(({ offset }) => (offset === 0 ? pageOf(0, 100) : late));
  const loading = begin();
  await expect.poll(() => asked.length).toBe(2);
  stop();
  give(pageOf(100, 100));
  await loading;
  expect(asked).toHaveLength(2);
  expect(store.getState()).toMatchObject({ shown: 100, offset: 100, progress: { kind: 'stopped' } });
});

test('something else is wanted meanwhile: nothing of what was is left in it', async () => {
  let give = (_page: ReturnType<typeof pageOf>) => {};
  const late = new Promise<ReturnType<typeof pageOf>>((resolve) => {
    give = resolve;
  });
  const asked = backgroundAnswering(({ which }) => (which === 'all' ? late : pageOf(500, 2)));
  const first = begin();
  await expect.poll(() => asked.length).toBe(1);
  await begin({ which: 'blocked' });
  give(pageOf(0, 100));
  await first;
  expect(ids()).toEqual(['m500', 'm501']);
  expect(store.getState().progress).toEqual({ kind: 'done', isWhole: true, came: 2 });
});

test('no background answers: that is said, and what is here stays', async () => {
  let isGone = false;
  backgroundAnswering(({ offset }) => pageOf(offset, 100));
  const { sendMessage } = fakeBrowser.runtime;
  fakeBrowser.runtime.sendMessage = (message) => {
    if (isGone) return Promise.reject(new Error('Could not establish connection.'));
    isGone = true;
    return sendMessage(message);
  };
  await begin();
  expect(store.getState()).toMatchObject({ shown: 100, progress: { kind: 'failed', trouble: 'no-answer' } });
});
