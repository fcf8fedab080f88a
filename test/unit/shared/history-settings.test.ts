import { expect, test } from '@playwright/test';
import type { SettingEntry } from '../../../src/shared/history.ts';
import { FakeLocks } from '../background/fake-locks.ts';
import { FakeStorage } from '../background/fake-storage.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { eachRow } from '../rows.ts';

const { isSettingUndoable, isSettingUndone, noHistory, storedHistory } = await import(
  '../../../src/shared/history.ts'
);
const { clearHistory, keepHistory } = await import('../../../src/background/history.ts');

const { local } = fakeBrowser.storage;
const areaBefore = { ...local };
const navigatorBefore = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
let kept = new FakeStorage();

test.beforeEach(() => {
  kept = new FakeStorage();
  Object.assign(local, {
    get: (keys: string) => kept.get(keys),
    set: (values: Record<string, unknown>) => kept.set(values),
    remove: (keys: string) => kept.remove(keys),
  });
  const locks = new FakeLocks();
  const request = (name: string, work: () => Promise<unknown>) => locks.request({}, name, work);
  Object.defineProperty(globalThis, 'navigator', { value: { locks: { request } }, configurable: true });
});
test.afterEach(() => {
  Object.assign(local, areaBefore);
  if (navigatorBefore) Object.defineProperty(globalThis, 'navigator', navigatorBefore);
  else Reflect.deleteProperty(globalThis, 'navigator');
});

const common = {
  at: 1_735_689_600_000,
  metaSiteId: '5b1f0000-0000-4000-8000-000000000001',
  outcome: 'confirmed',
} as const;
const ofRule: SettingEntry = { ...common, id: 's1', setting: 'rule', from: 'everyone', to: 'no-one' };
const ofDefault: SettingEntry = { ...common, id: 's2', setting: 'default', from: 'PRIVATE', to: 'PUBLIC' };
const good: SettingEntry[] = [
  ofRule,
  ofDefault,
  { ...ofRule, id: 's3', from: 'no-one', to: 'members-only', outcome: 'not-confirmed' },
  { ...ofDefault, id: 's4', from: 'PUBLIC', to: 'PRIVATE', outcome: 'not-checked' },
];
const entry = {
  id: 'c1',
  at: common.at,
  jar: 'normal',
  site: 'www.acme-club.test',
  memberId: 'dana',
  from: 'PUBLIC',
  to: 'PRIVATE',
  outcome: 'confirmed',
};
const history = { version: 1, isKept: true, entries: [entry] };

/** What is read where the storage holds this. */
async function read(stored: object): Promise<unknown> {
  await kept.set({ history: stored });
  return storedHistory().get();
}

test('changes of settings are read as they were written', async () => {
  expect(await read({ ...history, settings: good })).toEqual({ ...history, settings: good });
});

test('a history from before there were any is read as it was', async () => {
  expect(await read(history)).toEqual(history);
});

test('an odd change of a setting is dropped, and takes no other with it', async () => {
  const odd: [name: string, entry: unknown][] = [
    ['nothing', null],
    ['a word', 'rule'],
    ['a list', [ofRule]],
    ['empty', {}],
    ['no id', { ...ofRule, id: undefined }],
    ['a number for an id', { ...ofRule, id: 1 }],
    ['no time', { ...ofRule, at: undefined }],
    ['a time in words', { ...ofRule, at: '2025-01-01T00:00:00Z' }],
    ['half a millisecond', { ...ofRule, at: 0.5 }],
    ['before 1970', { ...ofRule, at: -1 }],
    ['later than any date', { ...ofRule, at: 8.64e15 + 1 }],
    ['no site', { ...ofRule, metaSiteId: undefined }],
    ['no setting', { ...ofRule, setting: undefined }],
    ['a setting of a later version', { ...ofRule, setting: 'badge' }],
    ['a rule that nobody knew', { ...ofRule, from: 'unknown' }],
    ['to a rule that cannot be set', { ...ofRule, to: 'unknown' }],
    ["a rule with a member's words", { ...ofRule, from: 'PRIVATE', to: 'PUBLIC' }],
    ["what new members start with in a rule's words", { ...ofDefault, to: 'everyone' }],
    ['new members start with what is unknown', { ...ofDefault, to: 'UNKNOWN' }],
    ['an outcome that is never noted', { ...ofRule, outcome: 'changed-meanwhile' }],
    ['no outcome', { ...ofDefault, outcome: undefined }],
    ['a change of a member', entry],
  ];
  const [first, ...rest] = good;
  await eachRow(
    odd,
    ([name]) => name,
    async ([, each]) => {
      const settings = [first, each, ...rest];
      expect(await read({ ...history, settings })).toEqual({ ...history, settings: good });
    },
  );
});

test('what is no list of changes is not read as one', async () => {
  await eachRow([null, 'rule', 7, {}, { 0: ofRule }], JSON.stringify, async (settings) => {
    const stored = (await read({ ...history, settings })) as { settings?: unknown } | undefined;
    expect(stored?.settings).toBeUndefined();
  });
});

test('what else is kept with a change is not read', async () => {
  const more = { ...ofRule, key: 'IST.made.up.key' };
  expect(await read({ ...history, settings: [more] })).toEqual({ ...history, settings: [ofRule] });
});

for (const isKept of [true, false]) {
  test(`clearing a history that is ${isKept ? '' : 'not '}kept forgets changes of settings, too`, async () => {
    await read({ ...history, isKept, settings: good });
    await clearHistory();
    expect(await kept.get('history')).toEqual({ history: { version: 1, isKept, entries: [] } });
  });
}

test('no longer keeping a history forgets none of them', async () => {
  await read({ ...history, settings: good });
  await keepHistory(false);
  expect(await storedHistory().get()).toEqual({ ...history, isKept: false, settings: good });
});

test('a setting that was taken back is undone, and the last one can be', async () => {
  const hidden = ofRule;
  const shown: SettingEntry = { ...ofRule, id: 'later', from: 'no-one', to: 'everyone' };
  const rows: [name: string, after: SettingEntry[], isUndone: boolean, isUndoable: boolean][] = [
    ['the only change', [], false, true],
    ['taken back', [shown], true, false],
    ['taken back and made again', [shown, { ...hidden, id: 'again' }], true, false],
    ['changed to something else', [{ ...shown, to: 'members-only' }], false, false],
    ['perhaps taken back', [{ ...shown, outcome: 'not-checked' }], false, false],
    ['another site changed', [{ ...shown, metaSiteId: 'other' }], false, true],
    ['the other setting changed', [ofDefault], false, true],
  ];
  await eachRow(
    rows,
    ([name]) => name,
    ([, after, isUndone, isUndoable]) => {
      const settings = [{ ...shown, id: 'before' }, hidden, ...after];
      const all = { ...noHistory, settings };
      expect({ isUndone: isSettingUndone(all, hidden), isUndoable: isSettingUndoable(all, hidden) }).toEqual({
        isUndone,
        isUndoable,
      });
    },
  );
  const unsure: SettingEntry = { ...hidden, outcome: 'not-checked' };
  expect(isSettingUndoable({ ...noHistory, settings: [unsure] }, unsure)).toBe(false);
  expect(isSettingUndone(noHistory, hidden)).toBe(false);
});
