import type { Sighting } from '../../../src/background/sightings.ts';
import type { History, HistoryEntry } from '../../../src/shared/history.ts';
import type { Change, TabState, WantedStatus } from '../../../src/wix/tab-state.ts';
import { held } from './fake-site.ts';
import type { FakeTab } from './fake-tabs.ts';
import type { WorkerLife } from './worker-life.ts';
import { expect, orderFor, type WorkerWorld } from './worker-world.ts';

/** The virtual clock's first moment, in ms since 1970. */
export const epoch = Date.UTC(2025, 0, 1);
export const minute = 60_000;

/** The private windows of both browsers. */
export const privateOnes = [
  { name: 'Chromium', options: { isPrivate: true }, about: { incognito: true }, jar: 'private' },
  {
    name: 'Firefox',
    options: { isFirefox: true },
    about: { incognito: true, cookieStoreId: 'firefox-private' },
    jar: 'firefox-private',
  },
];

const email = 'dana.levi@mail.example';

/** Wix tells Dana's e-mail, which nothing that lasts may hold. */
export function giveEmail({ site }: WorkerWorld): void {
  Object.assign(site.dana, { loginEmail: email });
}

/** The e-mail was there to be kept, and nothing that lasts has it. */
export function expectNoEmail({ storage, local }: WorkerWorld): void {
  expect(storage.written.filter((text) => text.includes(email))).not.toEqual([]);
  expect(local.written).not.toEqual([]);
  expect(local.written.filter((text) => text.includes(email))).toEqual([]);
}

export async function historyIn({ local }: WorkerWorld): Promise<History | undefined> {
  return (await local.get('history')).history as History | undefined;
}

export async function entriesIn(world: WorkerWorld): Promise<HistoryEntry[]> {
  return (await historyIn(world))?.entries ?? [];
}

export async function outcomesIn(world: WorkerWorld): Promise<HistoryEntry['outcome'][]> {
  return (await entriesIn(world)).map(({ outcome }) => outcome);
}

/** How members were last seen. */
export async function sightingsIn({ local }: WorkerWorld): Promise<Sighting[]> {
  const kept = (await local.get('sightings')).sightings as { members: Sighting[] } | undefined;
  return kept?.members ?? [];
}

/** Somebody looks at a tab, and has the member who is shown there made so. */
export async function change(
  world: WorkerWorld,
  life: WorkerLife,
  tab: FakeTab,
  want: WantedStatus,
): Promise<TabState> {
  const state = await world.lookAtMember(life, tab);
  return world.clock.until(life.ask('membership:change', orderFor(state, want)));
}

/** The same, and the popup shows how it ended. */
export async function changeAndSee(...order: Parameters<typeof change>): Promise<TabState> {
  const [world, life] = order;
  const told = await change(...order);
  await world.see(life, told);
  return told;
}

/**
 * Somebody makes a member private in `tab`, and while the write is held a look at `other` has read them as they were: it
 * goes on when `late` is released.
 */
export async function overtakenLook(world: WorkerWorld, life: WorkerLife, tab: FakeTab, other: FakeTab) {
  const state = await world.lookAtMember(life, tab);
  const [write, late] = [held(), held()];
  world.site.reply('leave', write.reply);
  const order = life.ask('membership:change', orderFor(state, 'PRIVATE'));
  await world.clock.until(Promise.race([order, world.clock.pass(100)]));
  world.site.replyOnce('member', (serve) => {
    const old = serve();
    return late.reply(() => old);
  });
  const look = life.ask('tab:look', { tabId: other.about.id, asked: 'toolbar', view: 'a view' });
  return { order, write, look, late };
}

/** From now on whatever lasts takes a while to be read. */
export function slowDown({ local, clock }: WorkerWorld): void {
  const get = local.get.bind(local);
  local.get = async (keys) => {
    const values = await get(keys);
    await new Promise<void>((resolve) => clock.setTimer(resolve, 100));
    return values;
  };
}

/** How a change ended, where a state tells it. */
export function endIn(state: TabState | undefined): Extract<Change, { phase: 'ended' }> | undefined {
  const told = state?.kind === 'member' ? state.change : undefined;
  return told?.phase === 'ended' ? told : undefined;
}
