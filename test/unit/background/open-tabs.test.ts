import { acme, openAt, switchedOn, wish, yoga } from './badge-world.ts';
import type { WorkerLife } from './worker-life.ts';
import { expect, test, type WorkerWorld } from './worker-world.ts';

/** A worker that hears of switches, as `index.ts` has it. */
function listening(world: WorkerWorld, life: WorkerLife): WorkerLife {
  world.local.onChanged.addListener((changes) => {
    life.background.showInOpenTabs(changes).catch(world.reportError);
  });
  return life;
}

test('a switch that is turned on starts the badge in the open tabs of the site, once, and in no others', async ({
  world,
}) => {
  const own = openAt(world, `https://${yoga}/profile/dana`);
  const front = openAt(world, `https://${yoga}`);
  const others = ['https://dana.wixsite.test/yoga2', 'https://dana.wixsite.test/dance', `https://${acme}/`];
  const elsewhere = others.map((url) => openAt(world, url));
  await wish(world, yoga);
  const life = listening(world, world.start());
  await world.clock.until(life.background.switchIntendedOn());
  await world.clock.settle();
  expect([own, front].map(({ document }) => document.badgeStarts)).toEqual([1, 1]);
  expect(elsewhere.map(({ document }) => document.badgeStarts)).toEqual([0, 0, 0]);
});

test('a switch that is turned off starts nothing', async ({ world }) => {
  await switchedOn(world, yoga);
  const tab = openAt(world, `https://${yoga}/`);
  const life = listening(world, world.start());
  await world.clock.until(life.background.switchOff(yoga));
  await world.clock.settle();
  expect(tab.document.badgeStarts).toBe(0);
});

test('another value of storage.local starts nothing', async ({ world }) => {
  const tab = openAt(world, `https://${yoga}/`);
  listening(world, world.start());
  await world.local.set({ [yoga]: 1, [`tab ${yoga}`]: 1, 'badge ': 1, [`badge ${yoga} 7`]: 1 });
  await world.clock.settle();
  expect(tab.document.badgeStarts).toBe(0);
});

test('in split mode each background starts the badge in its own tabs', async ({ world }) => {
  const normal = openAt(world, `https://${yoga}/`);
  const hidden = openAt(world, `https://${yoga}/`, { incognito: true });
  await wish(world, yoga);
  const life = listening(world, world.start());
  listening(world, world.start({ isPrivate: true }));
  await world.clock.until(life.background.switchIntendedOn());
  await world.clock.settle();
  expect([normal, hidden].map(({ document }) => document.badgeStarts)).toEqual([1, 1]);
});

test('a tab that lets nobody in does not keep the badge from the others', async ({ world }) => {
  openAt(world, `https://${yoga}/a`, { refusal: 'Frame with ID 0 is showing error page' });
  const tab = openAt(world, `https://${yoga}/b`);
  await wish(world, yoga);
  const life = listening(world, world.start());
  await world.clock.until(life.background.switchIntendedOn());
  await world.clock.settle();
  expect(tab.document.badgeStarts).toBe(1);
});

test('after an update the badge is started anew in the open tabs of every site that is on', async ({
  world,
}) => {
  await switchedOn(world, yoga, acme);
  await world.scripts.unregister({ ids: [`badge ${yoga}`, `badge ${acme}`] });
  const tabs = [`https://${yoga}/`, `https://${acme}/`, 'https://news.test/'].map((url) =>
    openAt(world, url),
  );
  await world.clock.until(world.start().background.showInAllOpenTabs());
  expect(tabs.map(({ document }) => document.badgeStarts)).toEqual([1, 1, 0]);
  expect(await world.scripts.registered()).toHaveLength(2);
});
