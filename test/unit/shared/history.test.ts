import { expect, test } from '@playwright/test';
import type { HistoryEntry } from '../../../src/shared/history.ts';
import { fakeBrowser } from '../fake-browser.ts';

const { isSameMember, isUndoable, isUndone, noHistory, storedHistory } = await import(
  '../../../src/shared/history.ts'
);

type Change = Pick<HistoryEntry, 'from' | 'to'> & Partial<HistoryEntry>;

/** A change of Dana's that Wix confirmed, or as it is given. */
function entryOf(change: Change, id = 'c1'): HistoryEntry {
  const whose = { jar: 'normal', site: 'www.acme-club.test', memberId: 'dana', nickname: 'Dana' };
  return { id, at: 1_735_689_600_000, ...whose, outcome: 'confirmed', ...change };
}

const left: Change = { from: 'PUBLIC', to: 'PRIVATE' };
const joined: Change = { from: 'PRIVATE', to: 'PUBLIC' };

interface Row {
  name: string;
  /** Oldest first; what is asked is asked of the first. */
  changes: [Change, ...Change[]];
  isUndone: boolean;
  isUndoable: boolean;
}

const rows: Row[] = [
  { name: 'the only change', changes: [left], isUndone: false, isUndoable: true },
  { name: 'the only change, to public', changes: [joined], isUndone: false, isUndoable: true },
  { name: 'changed back here', changes: [left, joined], isUndone: true, isUndoable: false },
  { name: 'changed back and again', changes: [left, joined, left], isUndone: true, isUndoable: false },
  { name: 'made once more', changes: [left, left], isUndone: false, isUndoable: false },
  {
    name: 'perhaps changed back: not confirmed',
    changes: [left, { ...joined, outcome: 'not-confirmed' }],
    isUndone: false,
    isUndoable: false,
  },
  {
    name: 'perhaps changed back: not checked',
    changes: [left, { ...joined, outcome: 'not-checked' }],
    isUndone: false,
    isUndoable: false,
  },
  {
    name: 'perhaps changed back, and then surely',
    changes: [left, { ...joined, outcome: 'not-checked' }, joined],
    isUndone: true,
    isUndoable: false,
  },
  {
    name: 'another member changed after it',
    changes: [left, { ...joined, memberId: 'omer' }],
    isUndone: false,
    isUndoable: true,
  },
  {
    name: 'the same id on another site changed after it',
    changes: [left, { ...joined, site: 'www.other.test' }],
    isUndone: false,
    isUndoable: true,
  },
  {
    name: 'the same member in another cookie jar changed after it',
    changes: [left, { ...joined, jar: 'firefox-container-1' }],
    isUndone: false,
    isUndoable: true,
  },
  {
    name: 'changed back under another name',
    changes: [left, { ...joined, nickname: 'Dana Levi' }],
    isUndone: true,
    isUndoable: false,
  },
  {
    name: 'not confirmed',
    changes: [{ ...left, outcome: 'not-confirmed' }],
    isUndone: false,
    isUndoable: false,
  },
  { name: 'not checked', changes: [{ ...left, outcome: 'not-checked' }], isUndone: false, isUndoable: false },
];
for (const { name, changes, ...is } of rows) {
  test(`${name}: ${is.isUndone ? '' : 'not '}undone, ${is.isUndoable ? '' : 'not '}to be undone`, () => {
    const before = entryOf({ ...joined, memberId: 'before' }, 'c0');
    const entries = [before, ...changes.map((change, index) => entryOf(change, `c${index + 1}`))];
    const history = { ...noHistory, entries };
    const entry = entries[1] ?? before;
    expect({ isUndone: isUndone(history, entry), isUndoable: isUndoable(history, entry) }).toEqual(is);
  });
}

test('what came before a change does not undo it', () => {
  const entries = [entryOf(joined, 'c1'), entryOf(left, 'c2')];
  const last = entries[1] ?? entryOf(left);
  const history = { ...noHistory, entries };
  expect(isUndone(history, last)).toBe(false);
  expect(isUndoable(history, last)).toBe(true);
});

for (const [name, more, isSame] of [
  ['cookie jar', { jar: 'firefox-container-1' }, false],
  ['site', { site: 'www.acme-club.test/other' }, false],
  ['member id', { memberId: 'omer' }, false],
  ['nickname', { nickname: 'Omer' }, true],
] as const) {
  test(`of another ${name} is ${isSame ? 'the same' : 'another'} member`, () => {
    expect(isSameMember(entryOf(left), { ...entryOf(joined), ...more })).toBe(isSame);
  });
}

/** What is read where the storage holds this. */
async function read(history: unknown): Promise<unknown> {
  const { local } = fakeBrowser.storage;
  const { get } = local;
  local.get = async (key) => ({ [String(key)]: history });
  try {
    return await storedHistory().get();
  } finally {
    local.get = get;
  }
}

const { nickname: _, ...nameless } = entryOf(left, 'nameless');
const readable = [
  entryOf(left),
  nameless,
  entryOf({ from: 'PRIVATE', to: 'PUBLIC', outcome: 'not-checked' }, 'c3'),
];
for (const isKept of [true, false]) {
  test(`a history that is ${isKept ? '' : 'not '}kept is read as it was written`, async () => {
    const history = { version: 1, isKept, entries: readable };
    expect(await read(history)).toEqual(history);
  });
}

const unreadable: [name: string, entry: unknown][] = [
  ['null', null],
  ['a word', 'left'],
  ['an empty list', []],
  ['an empty object', {}],
  ['without an id', { ...entryOf(left), id: undefined }],
  ['with a time in words', { ...entryOf(left), at: '2025-01-01T00:00:00Z' }],
  ['with a time that is no number', { ...entryOf(left), at: Number.NaN }],
  ['with half a millisecond', { ...entryOf(left), at: 0.5 }],
  ['without a cookie jar', { ...entryOf(left), jar: undefined }],
  ['with a site in pieces', { ...entryOf(left), site: { key: 'www.acme-club.test' } }],
  ['without a member', { ...entryOf(left), memberId: undefined }],
  ['with a number for a name', { ...entryOf(left), nickname: 7 }],
  ['from a status of a later version', { ...entryOf(left), from: 'FRIENDS' }],
  ['to an unknown status', { ...entryOf(left), to: 'UNKNOWN' }],
  ['with an outcome that was never made', { ...entryOf(left), outcome: 'refused' }],
];
for (const [name, entry] of unreadable) {
  test(`an entry ${name} is dropped, and takes no other with it`, async () => {
    const [first, ...rest] = readable;
    const history = { version: 1, isKept: true, entries: readable };
    expect(await read({ ...history, entries: [first, entry, ...rest] })).toEqual(history);
  });
}

const strange: unknown[] = [
  undefined,
  null,
  'x',
  [],
  {},
  { version: 2, isKept: true, entries: readable },
  { version: '1', isKept: true, entries: readable },
  { isKept: true, entries: readable },
  { version: 1, entries: readable },
  { version: 1, isKept: 'yes', entries: readable },
  { version: 1, isKept: true },
  { version: 1, isKept: true, entries: { 0: readable[0] } },
];
for (const value of strange) {
  const about = JSON.stringify(value, (key, part) => (key === 'entries' && Array.isArray(part) ? '…' : part));
  test(`a history that reads ${about} counts as not there`, async () => {
    expect(await read(value)).toBeUndefined();
  });
}
