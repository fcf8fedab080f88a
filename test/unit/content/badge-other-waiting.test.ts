import { expect, test } from '@playwright/test';
import type { PageBadge } from '../../../src/shared/page-badge.ts';
import { FakePage, quiet } from './fake-page.ts';
import { badge } from './usual-badge.ts';

const acme = 'www.acme-club.test';
const profileOf = (whose: string) => `https://${acme}/profile/${whose}/profile`;
/** The badge with what is known of somebody else. */
const knowing = (whose: string): PageBadge => ({
  ...badge,
  other: { whose, text: `Visible to you: ${whose}`, icon: badge.icon },
});

/** A page of a site that is on: its first question is on its way, and it is shown this badge meanwhile. */
async function asking(whose: string, shown: PageBadge) {
  const page = new FakePage(profileOf(whose));
  await page.switchOn(acme);
  const { sendMessage } = page.runtime;
  let end = () => {};
  page.runtime.sendMessage = async (message) => {
    await sendMessage(message);
    await new Promise<void>((resolve) => {
      end = resolve;
    });
  };
  await page.start();
  page.show(shown);
  return {
    page,
    /** The question is answered, and so is every other from now on. */
    async answer() {
      page.runtime.sendMessage = sendMessage;
      end();
      await quiet();
    },
  };
}

/** The same, with its first question answered. */
async function started(whose: string, shown: PageBadge): Promise<FakePage> {
  const { page, answer } = await asking(whose, shown);
  await answer();
  return page;
}

const opened: [name: string, shown: PageBadge, most: number][] = [
  ['that names them', knowing('omer'), 1],
  ['that names nobody else', badge, 2],
  ['that names somebody else', knowing('noa'), 2],
];
for (const [name, shown, most] of opened) {
  test(`a page that opens with somebody else's profile, and an answer ${name}: asked no more than ${most} times`, async () => {
    const page = await started('omer', shown);
    for (let times = 0; times < 20; times++) {
      await page.goTo(`${profileOf('omer')}?page=${times}`);
      await page.clock.pass(1200);
      page.show({ ...shown });
    }
    expect(page.sent.length).toBeLessThanOrEqual(most);
  });
}

test('gone on while the first question is on its way, the page asks once, a second after it ends', async () => {
  const { page, answer } = await asking('omer', knowing('omer'));
  await page.goTo(profileOf('noa'));
  await page.clock.pass(5000);
  expect(page.sent).toHaveLength(1);
  await answer();
  await page.clock.pass(999);
  expect(page.sent).toHaveLength(1);
  await page.clock.pass(1);
  expect(page.sent).toHaveLength(2);
  page.show(knowing('noa'));
  await page.clock.pass(20_000);
  expect(page.sent).toHaveLength(2);
  expect(page.text).toBe('Visible to you: noa');
});

test('gone on fifty times while the first question is on its way, the page asks once', async () => {
  const { page, answer } = await asking('dana', badge);
  for (let index = 0; index < 50; index++) {
    await page.goTo(profileOf(`omer-${index}`));
    await page.clock.pass(200);
  }
  expect(page.sent).toHaveLength(1);
  await answer();
  await page.clock.pass(15_000);
  expect(page.sent).toHaveLength(2);
});

for (const [name, address] of [
  ['home again', profileOf('dana')],
  ['on an ordinary page', `https://${acme}/blog`],
  ['on the page that was asked about', profileOf('omer')],
] as const) {
  test(`${name} before the first question ends, the page asks nothing more`, async () => {
    const { page, answer } = await asking('omer', knowing('omer'));
    await page.goTo(profileOf('noa'));
    await page.clock.pass(3000);
    await page.goTo(address);
    await page.clock.pass(3000);
    await answer();
    await page.clock.pass(20_000);
    expect(page.sent).toHaveLength(1);
  });
}

test('what comes late of the profile before is not shown on the next one', async () => {
  const { page } = await asking('dana', badge);
  await page.goTo(profileOf('noa'));
  page.show(knowing('omer'));
  expect(page.hosts).toEqual([]);
  page.show(knowing('noa'));
  expect(page.text).toBe('Visible to you: noa');
});

const ends: [name: string, end: (page: FakePage) => Promise<void>][] = [
  ['the site is switched off', (page) => page.local.remove(`badge ${acme}`)],
  ['the copy is stopped', async (page) => page.world.memberVisibilityBadge?.stop()],
];
for (const [name, end] of ends) {
  test(`${name} before a second is over: nothing more is asked`, async () => {
    const page = await started('dana', badge);
    await page.goTo(profileOf('omer'));
    await page.clock.pass(900);
    await end(page);
    await page.clock.pass(60_000);
    expect(page.sent).toHaveLength(1);
    expect(page.hosts).toEqual([]);
  });
}

test('a newer copy takes over before a second is over: only it asks, once', async () => {
  const page = await started('dana', badge);
  await page.goTo(profileOf('omer'));
  await page.clock.pass(900);
  await page.start();
  page.show(knowing('omer'));
  expect(page.sent).toHaveLength(2);
  await page.clock.pass(20_000);
  expect(page.sent).toHaveLength(2);
});

test('brought back before a second is over, the page asks once', async () => {
  const page = await started('dana', badge);
  await page.goTo(profileOf('omer'));
  await page.clock.pass(900);
  await page.comeBack();
  expect(page.sent).toHaveLength(2);
  await page.clock.pass(20_000);
  expect(page.sent).toHaveLength(2);
});

test('after half a minute the next profile is asked for at once, and only then', async () => {
  const page = await started('dana', badge);
  await page.clock.pass(30_001);
  await page.goTo(profileOf('omer'));
  expect(page.sent).toHaveLength(2);
  await page.clock.pass(20_000);
  expect(page.sent).toHaveLength(2);
});

test('backgrounds that are ended under the question for a profile are asked three times, and then no more', async () => {
  const page = await started('dana', badge);
  let ended = 0;
  page.runtime.sendMessage = () => {
    ended += 1;
    return Promise.reject(new Error('The message port closed.'));
  };
  await page.goTo(profileOf('omer'));
  await page.clock.pass(60_000);
  expect(ended).toBe(3);
});
