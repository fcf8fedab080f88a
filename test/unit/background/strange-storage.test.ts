import { expectOneStory } from './truth.ts';
import { expect, orderFor, test } from './worker-world.ts';

const strange: unknown[] = [
  null,
  true,
  42,
  'x',
  [],
  {},
  { kind: 'member' },
  { kind: 'a kind of a later version', site: { key: 'www.acme-club.test' } },
  { kind: 'member', document: { tabId: '7', documentId: 7 }, site: 'www.acme-club.test', member: 'dana' },
  JSON.parse('{"__proto__":{"kind":"looking"}}'),
];
for (const value of strange) {
  test(`F4: the storage reads ${JSON.stringify(value)} everywhere: a member is read and changed as ever`, async ({
    world,
  }) => {
    const tab = world.openTab();
    const { key } = world.site.site;
    const keys = [`tab normal ${tab.about.id}`, 'tab normal 99', `change normal ${key} dana`, 'change', 'x'];
    await world.storage.set(Object.fromEntries(keys.map((each) => [each, value])));
    await world.local.set({ [`badge ${key}`]: value, version: value });
    const life = world.start();
    life.wake();
    const state = await world.lookAtMember(life, tab);
    expect(state).not.toHaveProperty('change');
    const told = await world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')));
    expect(told).toMatchObject({ change: { outcome: 'confirmed' } });
    expect(await expectOneStory(world, life, tab)).toEqual(told);
    expect(world.site.writes).toBe(1);
  });
}

test('F4: a storage that is full keeps nobody waiting, and nothing is sent that could not be noted first', async ({
  world,
}) => {
  const tab = world.openTab();
  const life = world.start();
  const state = await world.lookAtMember(life, tab);
  world.storage.set = () => Promise.reject(new Error('QUOTA_BYTES quota exceeded'));
  await expect(world.clock.until(life.ask('membership:change', orderFor(state, 'PRIVATE')))).rejects.toThrow(
    'quota',
  );
  expect(world.site.writes).toBe(0);
});
