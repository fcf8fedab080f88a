import type { TabState, WantedStatus } from '../../../src/wix/tab-state.ts';
import { answered } from './fake-site.ts';
import type { FakeTab } from './fake-tabs.ts';
import { entriesIn } from './history-world.ts';
import { expect, orderFor, test, type WorkerWorld } from './worker-world.ts';

interface Unmade {
  name: string;
  want?: WantedStatus;
  /** What has happened since the person saw Dana's state. */
  happen: (world: WorkerWorld, tab: FakeTab) => void;
  tells: Partial<Record<keyof Extract<TabState, { kind: 'member' }>, unknown>>;
}

const ended = (outcome: string) => ({ change: { outcome } });
const unmade: Unmade[] = [
  {
    name: 'Wix refuses',
    happen: ({ site }) => site.reply('leave', answered(403, 'PERMISSION_DENIED')),
    tells: ended('refused'),
  },
  {
    name: 'Wix says is impossible',
    want: 'PUBLIC',
    happen: ({ site }) => site.reply('join', answered(428, 'COMMUNITY_JOIN_IMPOSSIBLE')),
    tells: ended('join-impossible'),
  },
  {
    name: 'Wix was asked too often for',
    happen: ({ site }) => site.reply('leave', answered(429)),
    tells: ended('rate-limited'),
  },
  {
    name: 'somebody had made before',
    happen: ({ site }) => Object.assign(site.dana, { privacyStatus: 'PRIVATE' }),
    tells: ended('already-so'),
  },
  {
    name: 'was meant for another member than is logged in now',
    happen: ({ site }) => site.sessions.set('normal', site.omer),
    tells: ended('other-member'),
  },
  {
    name: 'a blocked member wanted',
    happen: ({ site }) => Object.assign(site.dana, { status: 'BLOCKED' }),
    tells: ended('not-possible'),
  },
  {
    name: 'nobody is logged in for any more',
    happen: ({ site }) => site.sessions.clear(),
    tells: { kind: 'logged-out', ...ended('interrupted') },
  },
  {
    name: 'could not be sent without a network',
    happen: (_world, { document }) => Object.assign(document.navigator, { onLine: false }),
    tells: { kind: 'failed' },
  },
  {
    name: 'was for a page that is left',
    happen: (_world, tab) => tab.navigate(),
    tells: { kind: 'unreadable' },
  },
];
for (const { name, want = 'PRIVATE', happen, tells } of unmade) {
  test(`a change that ${name} is no entry, neither then nor when it is looked at again`, async ({
    world,
  }) => {
    world.site.dana.privacyStatus = want === 'PUBLIC' ? 'PRIVATE' : 'PUBLIC';
    const [tab, life] = [world.openTab(), world.start()];
    const state = await world.lookAtMember(life, tab);
    happen(world, tab);
    const told = await world.clock.until(life.ask('membership:change', orderFor(state, want)));
    expect(told).toMatchObject(tells);
    expect(await entriesIn(world)).toEqual([]);
    await world.look(life, tab);
    expect(await entriesIn(world)).toEqual([]);
  });
}
