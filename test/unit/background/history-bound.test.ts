import type { ChangeRecord } from '../../../src/background/change-record.ts';
import type { History, HistoryEntry } from '../../../src/shared/history.ts';
import { changeAndSee, entriesIn } from './history-world.ts';
import { expect, test, type WorkerWorld } from './worker-world.ts';

const names = ['Dana Levi', 'דנה לוי', 'Jean-Baptiste de la Fontaine', '星野 さくら', "Fiona O'Brien 🌸"];
const hosts = [
  'www.acme-club.test',
  'dana-levi.wixsite.test/yoga-in-tel-aviv',
  'www.gartenfreunde-hamburg.test',
];

/** The ids of this many changes, as long as real ones. */
const idOf = (index: number) => `22bef345-3c5b-4c18-b782-${String(index).padStart(12, '0')}`;

/** Keeps what it is given as it is, without a copy of each: two thousand times. */
function keepWithoutCopies({ local }: WorkerWorld): () => History | undefined {
  const values: Record<string, unknown> = {};
  local.get = async () => values;
  local.set = async (more) => void Object.assign(values, more);
  return () => values.history as History | undefined;
}

test('of two thousand changes the last five hundred are kept, in less than 200 kB', async ({ world }) => {
  const [tab, life] = [world.openTab(), world.start({ isFirefox: true })];
  const shown = await world.lookAtMember(life, tab);
  const kept = keepWithoutCopies(world);
  for (let index = 0; index < 2000; index++) {
    const nickname = names[index % names.length] ?? '';
    const site = { ...shown.site, key: hosts[index % hosts.length] ?? '' };
    const record: ChangeRecord = {
      id: idOf(index),
      jar: 'firefox-container-12',
      want: 'PRIVATE',
      shown: { ...shown, site, member: { ...shown.member, id: idOf(index % 7), nickname } },
      progress: { step: 'sending' },
      seenIn: [],
    };
    await life.background.noteSending(record);
    await life.background.endChange(record, record.shown, 'confirmed');
  }
  const entries = kept()?.entries ?? [];
  expect(entries.map(({ id }) => id)).toEqual(Array.from({ length: 500 }, (_, index) => idOf(1500 + index)));
  const size = Buffer.byteLength(JSON.stringify(kept()));
  expect(size, 'measured: 133,429').toBeLessThan(200_000);
});

test('the next change takes the place of the oldest of five hundred', async ({ world }) => {
  const older = Array.from({ length: 500 }, (_, index): HistoryEntry => {
    const whose = { jar: 'normal', site: 'www.acme-club.test', memberId: 'omer' };
    return { id: idOf(index), at: index, ...whose, from: 'PUBLIC', to: 'PRIVATE', outcome: 'confirmed' };
  });
  await world.local.set({ history: { version: 1, isKept: true, entries: older } });
  const [tab, life] = [world.openTab(), world.start()];
  await changeAndSee(world, life, tab, 'PRIVATE');
  const entries = await entriesIn(world);
  expect(entries.slice(0, -1)).toEqual(older.slice(1));
  expect(entries.at(-1)).toMatchObject({ memberId: 'dana', to: 'PRIVATE', outcome: 'confirmed' });
});
