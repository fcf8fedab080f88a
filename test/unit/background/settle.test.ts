import type { ChangeRecord } from '../../../src/background/change-record.ts';
import type { Asked } from '../../../src/protocol.ts';
import type { Outcome, WantedStatus } from '../../../src/wix/tab-state.ts';
import { eachRow } from '../rows.ts';
import { expect, inNewWorld, orderFor, test, type WorkerWorld } from './worker-world.ts';

const readings = ['as wanted', 'as before', 'UNKNOWN'] as const;
type Reading = (typeof readings)[number];
type Told = Outcome | 'the plain state';
/** What the document, from which it was to be sent, knows. */
type Document = 'started it' | 'never started it' | 'is gone' | 'does not answer';

interface Row {
  progress: ChangeRecord['progress'];
  document: Document;
  /** What is told for each reading. */
  tells: Record<Reading, Told>;
}

const tells = (wanted: Told, before: Told, unknown: Told): Row['tells'] => ({
  'as wanted': wanted,
  'as before': before,
  UNKNOWN: unknown,
});
const plain = 'the plain state';

const ended: [outcome: Outcome, tells: Row['tells']][] = [
  ['confirmed', tells('confirmed', plain, plain)],
  ['already-so', tells('already-so', plain, plain)],
  ['refused', tells(plain, 'refused', 'refused')],
  ['join-impossible', tells(plain, 'join-impossible', 'join-impossible')],
  ['other-member', tells('other-member', 'other-member', 'other-member')],
  ['rate-limited', tells(plain, 'rate-limited', 'rate-limited')],
  ['interrupted', tells(plain, 'interrupted', 'interrupted')],
];
const documents: Document[] = ['started it', 'never started it', 'is gone', 'does not answer'];
const unclear: ChangeRecord['progress'][] = [
  { step: 'sending' },
  { step: 'ended', outcome: 'not-confirmed' },
  { step: 'ended', outcome: 'not-checked', failure: { kind: 'too-slow' } },
];

const rows: Row[] = [
  {
    progress: { step: 'checking' },
    document: 'never started it',
    tells: tells(plain, 'interrupted', 'interrupted'),
  },
  ...unclear.flatMap((progress) =>
    documents.map((document): Row => {
      const neverStarted = tells('confirmed', 'interrupted', 'interrupted');
      const perhaps = tells('confirmed', 'not-confirmed', 'not-checked');
      return { progress, document, tells: document === 'never started it' ? neverStarted : perhaps };
    }),
  ),
  ...ended.map(([outcome, told]): Row => {
    return { progress: { step: 'ended', outcome }, document: 'started it', tells: told };
  }),
];

const isOpen = ({ progress }: Row) =>
  progress.step === 'ended' && ['not-confirmed', 'not-checked'].includes(progress.outcome);

/** How Dana is looked at afterwards. */
interface Look {
  reading: Reading;
  asked: Asked;
  /** The end was shown before. */
  isSeen: boolean;
}

/** What storage holds of a change of Dana's, and what is told of it when she is read so. */
async function settle(
  world: WorkerWorld,
  { progress, document }: Row,
  want: WantedStatus,
  { reading, isSeen, asked }: Look,
) {
  const before = want === 'PUBLIC' ? 'PRIVATE' : 'PUBLIC';
  world.site.dana.privacyStatus = before;
  const [sender, tab] = [world.openTab(), world.openTab()];
  const life = world.start();
  const shown = await world.lookAtMember(life, sender);
  const id = 'change-1';
  const record: ChangeRecord = {
    id,
    jar: 'normal',
    want,
    shown,
    progress,
    seenIn: isSeen ? ['an earlier view'] : [],
  };
  await world.storage.set({ [`change normal ${shown.site.key} dana`]: record });
  if (document === 'started it') {
    await sender.document.run({
      target: { tabId: sender.about.id },
      injectImmediately: true,
      func: leaveReceipt,
      args: [id],
    });
  }
  if (document === 'is gone') sender.navigate();
  if (document === 'does not answer') sender.document.freeze();
  const readNow = { 'as wanted': want, 'as before': before, UNKNOWN: 'UNKNOWN' } as const;
  world.site.dana.privacyStatus = readNow[reading];
  await world.look(life, tab, asked);
  return { id, life, tab, state: await world.shownOf(tab) };
}

/** What a write leaves in its document. */
function leaveReceipt(receipt: unknown): boolean {
  Object.assign(globalThis, { memberVisibilityWrites: [receipt] });
  return true;
}

const nameOf = ({ progress, document }: Row) =>
  `${progress.step}${progress.step === 'ended' ? ` ${progress.outcome}` : ''}, its document ${document}`;

const looksAt = ({ progress }: Row) =>
  readings.flatMap((reading) =>
    (['toolbar', 'again', 'page'] as const).flatMap((asked) =>
      (progress.step === 'ended' ? [false, true] : [false]).map(
        (isSeen): Look => ({ reading, asked, isSeen }),
      ),
    ),
  );

function toldOf(row: Row, { reading, asked, isSeen }: Look): Told {
  // Told before: an end that was known then, or, looked at anew, still the old state.
  const isUncertain = isOpen(row) && !(asked === 'toolbar' && row.tells[reading] === 'not-confirmed');
  const isOldNews = isSeen && !isUncertain;
  return isOldNews ? plain : row.tells[reading];
}

for (const row of rows) {
  const nameOfLook = (look: Look) =>
    `read ${look.reading}, ${look.isSeen ? 'seen' : 'not seen'}, ${look.asked}: ${toldOf(row, look)}`;

  test(`${nameOf(row)}: what is told of it, however it is read and whoever looks`, async () => {
    await eachRow(looksAt(row), nameOfLook, (look) =>
      inNewWorld(async (world) => {
        const told = toldOf(row, look);
        for (const want of ['PUBLIC', 'PRIVATE'] as const) {
          const { state } = await settle(world, row, want, look);
          const change = state?.kind === 'member' ? state.change : undefined;
          const outcome = change?.phase === 'ended' ? change.outcome : undefined;
          expect({ want, told: outcome ?? plain }).toEqual({ want, told });
          const kept = await world.records();
          if (told === plain) expect(kept).toEqual([]);
          else expect(kept).toMatchObject([{ id: 'change-1', progress: { step: 'ended', outcome: told } }]);
        }
      }),
    );
  });
}

test('a change is told until it is seen, and then the plain state of an unchanged member', async () => {
  await eachRow(rows, nameOf, (row) =>
    inNewWorld(async (world) => {
      const look = { reading: 'as before', isSeen: false, asked: 'toolbar' } as const;
      const told = await settle(world, row, 'PRIVATE', look);
      expect(await world.look(told.life, told.tab)).toEqual(told.state);
      await world.see(told.life, told.state);
      expect(await world.look(told.life, told.tab)).not.toHaveProperty('change');
      expect(await world.records()).toEqual([]);
    }),
  );
});

test('a seen outcome that has become clear since is told once more', async ({ world }) => {
  const progress = { step: 'ended', outcome: 'not-confirmed' } as const;
  const row: Row = {
    progress,
    document: 'started it',
    tells: tells('confirmed', 'not-confirmed', 'not-checked'),
  };
  await settle(world, row, 'PRIVATE', { reading: 'as wanted', isSeen: true, asked: 'toolbar' });
  expect(await world.records()).toMatchObject([{ progress: { outcome: 'confirmed' }, seenIn: [] }]);
});

test('what was seen while it was uncertain is not seen as what it turned out to be', async ({ world }) => {
  const tab = world.openTab();
  const life = world.start();
  world.site.reply('leave', (serve) => {
    world.site.dana.privacyStatus = 'PUBLIC';
    const answer = serve();
    world.site.dana.privacyStatus = 'PUBLIC';
    return answer;
  });
  const state = await world.lookAtMember(life, tab);
  const told = await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
  expect(told).toMatchObject({ change: { outcome: 'not-confirmed' } });
  world.site.dana.privacyStatus = 'PRIVATE';
  expect(await world.look(life, tab, 'again')).toMatchObject({ change: { outcome: 'confirmed' } });
  // The report on the first one comes late.
  await world.see(life, told);
  expect(await world.look(life, tab, 'again')).toMatchObject({ change: { outcome: 'confirmed' } });
});

test('F4: what is not a record of this version counts as not there', async ({ world }) => {
  const tab = world.openTab();
  const life = world.start();
  for (const value of [null, 1, 'x', [], {}, { id: 'change-1' }]) {
    await world.storage.set({ 'change normal www.acme-club.test dana': value });
    expect(await world.look(life, tab)).not.toHaveProperty('change');
    await world.clock.until(
      life.ask('outcome:seen', { changeId: 'change-1', outcome: 'confirmed', view: 'a view' }),
    );
    world.start().wake();
    await world.clock.settle();
  }
});
