import { switchedOn } from './badge-world.ts';
import { held } from './fake-site.ts';
import { expect, orderFor, test } from './worker-world.ts';

test('a look whose site rule is answered only after a change from another tab shows what that change made', async ({
  world,
}) => {
  const [one, other] = [world.openTab(), world.openTab()];
  const life = world.start();
  const state = await world.lookAtMember(life, other);
  const { reply, release } = held();
  world.site.replyOnce('rule', reply);
  const look = life.ask('tab:look', { tabId: one.about.id, asked: 'toolbar', view: 'a view' });
  await world.clock.quiet();
  await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
  release();
  await world.clock.until(look);
  expect(await world.shownOf(one)).toMatchObject({ member: { privacyStatus: 'PRIVATE' } });
  expect(one.button.text).toBe('PRI');
});

test('pages whose scripts stand still delay the end of a change by less than a second, however many there are', async ({
  world,
}) => {
  await switchedOn(world, world.site.site.key);
  const others = Array.from({ length: 6 }, () => world.openTab());
  const tab = world.openTab();
  for (const { document } of [...others, tab]) document.startBadge();
  const life = world.start();
  for (const other of others) await world.lookAtMember(life, other);
  const state = await world.lookAtMember(life, tab);
  for (const { document } of others) document.freeze();
  const before = world.clock.now();
  const ended = await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
  expect(ended).toMatchObject({ change: { outcome: 'confirmed' } });
  expect(world.clock.now() - before).toBeLessThan(1000);
});

test('another tab that cannot be told keeps nobody from being told the end of a change in its own', async ({
  world,
}) => {
  const [tab, other] = [world.openTab(), world.openTab()];
  const life = world.start();
  await world.lookAtMember(life, other);
  const state = await world.lookAtMember(life, tab);
  life.onCall = (name, args) => {
    const { tabId } = (args[0] ?? {}) as { tabId?: number };
    if (name === 'action.setBadgeText' && tabId === other.about.id) throw new Error('no button');
  };
  const change = life.ask('membership:change', orderFor(state, 'PRIVATE'));
  await expect(world.clock.until(change)).rejects.toThrow('no button');
  expect(await world.shownOf(tab)).toMatchObject({ change: { outcome: 'confirmed' } });
  expect(tab.button.text).toBe('PRI');
});
