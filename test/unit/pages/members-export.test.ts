import { resolveObjectURL } from 'node:buffer';
import { expect, test } from '@playwright/test';
import type { OwnedMember } from '../../../src/wix/owned-member.ts';
import '../fake-browser.ts';

const { exportAsCsv, exportAsJson } = await import('../../../src/pages/members/export.ts');

interface Saved {
  name: string;
  type: string;
  text: string;
}

/** What the person is given by `save`. */
async function savedBy(save: () => Promise<void>): Promise<Saved> {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'document');
  const link = { href: '', download: '', click: () => {} };
  let file: Blob | undefined;
  link.click = () => {
    file = resolveObjectURL(link.href) as Blob | undefined;
  };
  Object.defineProperty(globalThis, 'document', { value: { createElement: () => link }, configurable: true });
  try {
    await save();
  } finally {
    if (before) Object.defineProperty(globalThis, 'document', before);
    else Reflect.deleteProperty(globalThis, 'document');
  }
  if (!file) throw new Error('Nothing was saved.');
  return {
    name: link.download,
    type: file.type,
    text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer()),
  };
}

const dana: OwnedMember = {
  id: 'd1',
  nickname: 'Dana "D" Levi',
  loginEmail: 'dana@members.test',
  privacyStatus: 'PUBLIC',
  status: 'APPROVED',
  activityStatus: 'ACTIVE',
  createdDate: '2023-05-01T10:00:00.000Z',
  lastLoginDate: '2024-05-01T10:00:00.000Z',
};
const noa: OwnedMember = {
  id: 'n1',
  nickname: '=1+1\u2028',
  privacyStatus: 'PRIVATE',
  status: 'PENDING',
  activityStatus: 'UNKNOWN',
};
const members = [dana, noa];

test('a CSV file has a head and a row for each, and no cell of it begins a formula', async () => {
  const { name, type, text } = await savedBy(() =>
    exportAsCsv({ members, hasEmails: true, rule: 'everyone' }),
  );
  expect([name, type]).toEqual(['members.csv', 'text/csv;charset=utf-8']);
  expect(text).toBe(
    [
      '\ufeff"id","nickname","loginEmail","privacyStatus","seenBy","status","activityStatus","createdDate","lastLoginDate"',
      '"d1","Dana ""D"" Levi","dana@members.test","PUBLIC","anyone","APPROVED","ACTIVE","2023-05-01T10:00:00.000Z","2024-05-01T10:00:00.000Z"',
      '"n1","\'=1+1\u2028","","PRIVATE","unknown","PENDING","UNKNOWN","",""',
      '',
    ].join('\r\n'),
  );
});

test('addresses that are not shown are in no file', async () => {
  for (const save of [exportAsCsv, exportAsJson]) {
    const { text } = await savedBy(() => save({ members, hasEmails: false, rule: 'members-only' }));
    expect(text).toContain('members');
    expect(text).not.toContain('@');
    expect(text).not.toContain('loginEmail');
  }
});

for (const count of [0, 1, 2000, 2001, 10_000]) {
  test(`a list of ${count} is in the file whole and in its order`, async () => {
    const all = Array.from({ length: count }, (_, index) => ({ ...dana, id: `d${index}` }));
    const exported = { members: all, hasEmails: true, rule: 'everyone' } as const;
    const json = await savedBy(() => exportAsJson(exported));
    expect([json.name, json.type]).toEqual(['members.json', 'application/json']);
    const ids = (JSON.parse(json.text) as { id: string }[]).map(({ id }) => id);
    expect(ids).toEqual(all.map(({ id }) => id));
    const csv = await savedBy(() => exportAsCsv(exported));
    const rows = csv.text.split('\r\n').slice(1, -1);
    expect(rows.map((row) => row.slice(1, row.indexOf('"', 1)))).toEqual(ids);
  });
}

test('while it is written others have their turn, and whoever comes then is left out', async () => {
  const all = Array.from({ length: 10_000 }, (_, index) => ({ ...dana, id: `d${index}` }));
  let turns = 0;
  const others = setInterval(() => {
    turns += 1;
    all.push(noa);
  });
  const { text } = await savedBy(() => exportAsJson({ members: all, hasEmails: true, rule: 'everyone' }));
  clearInterval(others);
  expect(turns).toBeGreaterThan(1);
  expect(text).not.toContain('n1');
  expect(JSON.parse(text)).toHaveLength(10_000);
});
