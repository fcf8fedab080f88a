import type { FakeTab } from './fake-tabs.ts';
import { expect, orderFor, test, type WorkerWorld } from './worker-world.ts';

const noAccess = 'Cannot access contents of the page. Extension manifest must request permission.';

const strangers: [name: string, open: (world: WorkerWorld) => FakeTab][] = [
  [
    'a closed tab',
    (world) => {
      const tab = world.openTab();
      tab.close();
      return tab;
    },
  ],
  [
    'a tab in another window, whose button nobody has clicked',
    (world) => world.openTab({ page: { ...world.page, refusal: noAccess } }),
  ],
  ['a tab in a private window', (world) => world.openTab({ incognito: true })],
];
for (const [name, open] of strangers) {
  test(`A5: one of our pages names ${name}: a failure, and nobody is asked`, async ({ world }) => {
    const own = world.openTab();
    const life = world.start();
    const order = orderFor(await world.lookAtMember(life, own), 'PRIVATE');
    const before = [...world.site.steps];
    const { about, document } = open(world);
    for (const asked of ['toolbar', 'again', 'page'] as const) {
      const told = await world.clock.until(life.ask('tab:look', { tabId: about.id, asked, view: 'a view' }));
      expect(['unreadable', 'failed']).toContain(told.kind);
    }
    for (const documentId of [document.id, own.document.id]) {
      const elsewhere = { ...order, document: { tabId: about.id, documentId } };
      const told = await world.clock.until(life.ask('membership:change', elsewhere));
      expect(['unreadable', 'failed']).toContain(told.kind);
    }
    expect(world.site.steps).toEqual(before);
  });
}
