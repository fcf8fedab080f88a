import { expect, test } from '@playwright/test';
import type { PageBadge } from '../../../src/shared/page-badge.ts';
import { FakePage } from './fake-page.ts';
import { badge } from './usual-badge.ts';

const acme = 'www.acme-club.test';
const profileOf = (whose: string) => `https://${acme}/profile/${whose}/profile`;
const icon = { shape: 'M9 9', colour: 'grey' };
/** The badge with what is known of somebody else. */
const knowing = (whose: string): PageBadge => ({
  ...badge,
  other: { whose, text: `Visible to you: ${whose}`, icon },
});

/** A page of a site that is on, with the content script started, and shown this badge. */
async function started(whose: string, shown: PageBadge | null = badge): Promise<FakePage> {
  const page = new FakePage(profileOf(whose));
  await page.switchOn(acme);
  await page.start();
  page.show(shown);
  return page;
}

/** Questions get no answer until they are let go. */
function holdAnswers(page: FakePage): { letGo: () => void } {
  const waiting: (() => void)[] = [];
  page.runtime.sendMessage = (message) => {
    page.sent.push(message);
    return new Promise((resolve) => waiting.push(() => resolve({ ok: true, answer: null })));
  };
  return {
    letGo() {
      for (const answer of waiting.splice(0)) answer();
    },
  };
}

/** What a person sees of the badge. */
function seen(page: FakePage) {
  const elements = page.hosts.flatMap((host) => host.all());
  const path = elements.find(({ name }) => name === 'path');
  const [, colour] =
    /fill: (\w+)/.exec(elements.find(({ name }) => name === 'svg')?.style.cssText ?? '') ?? [];
  return { text: page.text, shape: path?.attributes.d, colour };
}

const own = { text: 'Public', shape: 'M0 0', colour: 'red' };
const ofOmer = { text: 'Visible to you: omer', shape: 'M9 9', colour: 'grey' };
const nothing = { text: undefined, shape: undefined, colour: undefined };
const addresses: [address: string, shows: typeof own | typeof nothing][] = [
  [profileOf('omer'), ofOmer],
  [`https://${acme}/profile/omer`, ofOmer],
  [`${profileOf('%6Fmer')}?x=1#top`, ofOmer],
  [profileOf('dana'), own],
  [profileOf('member-1'), own],
  [`https://${acme}/account/my-account`, own],
  [profileOf('noa'), nothing],
  [profileOf('omer2'), nothing],
  [profileOf('Omer'), nothing],
  [`https://${acme}/profile`, nothing],
  [`https://${acme}/blog/profile/omer`, nothing],
];
for (const [address, shows] of addresses) {
  test(`where Omer's profile is known, the badge at ${address} says ${shows.text ?? 'nothing'}`, async () => {
    const page = await started('noa', knowing('omer'));
    await page.goTo(address);
    expect(seen(page)).toEqual(shows);
    await page.goTo(profileOf('noa'));
    expect(page.hosts).toEqual([]);
    await page.goTo(address);
    expect(seen(page)).toEqual(shows);
    page.show(null);
    expect(page.hosts).toEqual([]);
  });
}

test('an answer for the page it is asked from is enough', async () => {
  const page = new FakePage(profileOf('omer'));
  await page.switchOn(acme);
  const { letGo } = holdAnswers(page);
  await page.start();
  page.show(badge);
  expect(seen(page)).toEqual(nothing);
  page.show(knowing('omer'));
  expect(seen(page)).toEqual(ofOmer);
  letGo();
  await page.clock.pass(29_000);
  expect(page.sent).toHaveLength(1);
});

test("on somebody else's page for a second, the page is asked for once", async () => {
  const page = await started('dana');
  await page.goTo(profileOf('omer'));
  await page.clock.pass(999);
  expect(page.sent).toHaveLength(1);
  await page.clock.pass(1);
  expect(page.sent).toEqual([page.sent[0], { name: 'badge:look', question: null }]);
  page.show(knowing('omer'));
  expect(seen(page)).toEqual(ofOmer);
  await page.clock.pass(28_000);
  expect(page.sent).toHaveLength(2);
});

test('from one known profile to the next: each is asked for once, and shown when it is known', async () => {
  const page = await started('omer', knowing('omer'));
  const before = page.sent.length;
  for (const [index, whose] of ['noa', 'gil', 'tal'].entries()) {
    await page.goTo(profileOf(whose));
    expect(seen(page)).toEqual(nothing);
    await page.clock.pass(5000);
    page.show(knowing(whose));
    expect(page.text).toBe(`Visible to you: ${whose}`);
    expect(page.sent).toHaveLength(before + index + 1);
  }
});

test('a hundred profiles in a row, a tenth of a second each, are asked for once at the end', async () => {
  const page = await started('dana');
  for (let index = 1; index <= 100; index++) {
    await page.goTo(profileOf(`omer-${index}`));
    await page.clock.pass(100);
    expect(page.sent).toHaveLength(1);
  }
  await page.clock.pass(10_000);
  expect(page.sent).toHaveLength(2);
});

for (const [name, address] of [
  ["the member's own page", profileOf('dana')],
  ['an ordinary page', `https://${acme}/blog`],
  ['a profile that is known', profileOf('omer')],
] as const) {
  test(`gone to ${name} before a second is over, nothing is asked`, async () => {
    const page = await started('dana', knowing('omer'));
    await page.goTo(profileOf('noa'));
    await page.clock.pass(900);
    await page.goTo(address);
    await page.clock.pass(20_000);
    expect(page.sent).toHaveLength(1);
  });
}

test('a page that nobody sees asks for nobody, until it is seen', async () => {
  const page = await started('dana');
  await page.see('hidden');
  await page.goTo(profileOf('omer'));
  await page.clock.pass(5000);
  expect(page.sent).toHaveLength(1);
  await page.see('visible');
  expect(page.sent).toHaveLength(2);
  await page.clock.pass(5000);
  expect(page.sent).toHaveLength(2);
});

test('a page that is hidden before a second is over asks for nobody', async () => {
  const page = await started('dana');
  await page.goTo(profileOf('omer'));
  await page.clock.pass(900);
  await page.see('hidden');
  await page.clock.pass(20_000);
  expect(page.sent).toHaveLength(1);
});

for (const [name, answer] of [
  ['nobody else', badge],
  ['somebody else', knowing('noa')],
] as const) {
  test(`an answer that names ${name} is believed: the profile is not asked for again and again`, async () => {
    const page = await started('dana');
    await page.goTo(profileOf('omer'));
    await page.clock.pass(1000);
    for (let times = 0; times < 20; times++) {
      page.show({ ...answer });
      await page.goTo(`${profileOf('omer')}?page=${times}`);
      await page.clock.pass(1200);
    }
    expect(page.sent).toHaveLength(2);
    expect(seen(page)).toEqual(nothing);
  });
}
