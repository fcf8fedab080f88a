import { expect, test } from '@playwright/test';
import { FakeElement } from './fake-element.ts';
import { FakePage } from './fake-page.ts';
import { badge } from './usual-badge.ts';

const acme = 'www.acme-club.test';
const own = `https://${acme}/profile/dana`;
const look = { name: 'badge:look', question: null };

/** A page of a site that is on, with the content script started. */
async function started(url: string, ...siteKeys: string[]): Promise<FakePage> {
  const page = new FakePage(url);
  await page.switchOn(...(siteKeys.length > 0 ? siteKeys : [acme]));
  await page.start();
  return page;
}

const addresses: [address: string, text: string | undefined][] = [
  [own, badge.text],
  [`${own}/`, badge.text],
  [`${own}/posts?x=1#top`, badge.text],
  [`https://${acme}/profile/member-1/profile`, badge.text],
  [`https://${acme}/account/my-account`, badge.text],
  [`https://${acme}/profile`, undefined],
  [`https://${acme}/`, undefined],
  [`https://${acme}/blog/profile/dana`, undefined],
];
for (const [address, text] of addresses) {
  test(`at ${address} the badge says ${text ?? 'nothing'}`, async () => {
    const page = await started(address);
    expect(page.sent).toEqual(text ? [look] : []);
    expect(page.text).toBeUndefined();
    page.show(badge);
    expect(page.text).toBe(text);
    expect(page.hosts).toHaveLength(text ? 1 : 0);
    page.show(null);
    expect(page.hosts).toEqual([]);
  });
}

test('a site that is not on: nothing is asked, followed or shown', async () => {
  const page = new FakePage('https://dana.wixsite.test/yoga2/profile/dana');
  await page.switchOn('dana.wixsite.test/yoga', 'dana.wixsite.test/dance');
  await page.start();
  page.show(badge);
  await page.goTo('https://dana.wixsite.test/yoga/profile/dana');
  await page.see('visible');
  expect(page.sent).toEqual([]);
  expect(page.hosts).toEqual([]);
});

test('of two sites that are on, one below the other, the page is of the one below', async () => {
  const page = await started(
    'https://dana.wixsite.test/yoga/profile/dana',
    'dana.wixsite.test',
    'dana.wixsite.test/yoga',
  );
  page.show(badge);
  expect(page.text).toBe('Public');
  await page.goTo('https://dana.wixsite.test/profile/dana');
  expect(page.text).toBeUndefined();
});

for (const value of [null, true, 'x', [], {}, { profiles: 'profile', account: [] }, { profiles: [] }]) {
  test(`F4: a switch that reads ${JSON.stringify(value)} is none`, async () => {
    const page = new FakePage(own);
    await page.local.set({ [`badge ${acme}`]: value });
    await page.start();
    expect(page.sent).toEqual([]);
  });
}

test('E13: the badge follows the page to other addresses, and asks again after half a minute', async () => {
  const page = await started(own);
  page.show(badge);
  await page.goTo(`https://${acme}/profile/omer`);
  expect(page.hosts).toEqual([]);
  await page.goTo(`https://${acme}/blog`);
  expect(page.hosts).toEqual([]);
  await page.goTo(own);
  expect(page.text).toBe(badge.text);
  expect(page.sent).toHaveLength(1);
  await page.clock.pass(31_000);
  await page.goTo(`https://${acme}/profile/omer`);
  expect(page.sent).toHaveLength(2);
});

test('E14: nothing is asked for a page that nobody sees', async () => {
  const page = await started(own);
  await page.see('hidden');
  await page.goTo(`https://${acme}/profile/omer`);
  await page.comeBack();
  expect(page.sent).toHaveLength(1);
  await page.see('visible');
  expect(page.sent).toHaveLength(2);
  await page.comeBack();
  expect(page.sent).toHaveLength(3);
});

test('a page that the browser brings back asks once, though it is told twice', async () => {
  const page = await started(own);
  const { sendMessage } = page.runtime;
  page.runtime.sendMessage = (message) => {
    sendMessage(message);
    return new Promise(() => {}); // Not answered yet.
  };
  await page.see('visible');
  await page.comeBack();
  expect(page.sent).toHaveLength(2);
  await page.see('hidden');
  await page.see('visible');
  expect(page.sent).toHaveLength(3);
});

test('a page that pretends a thousand times to come in sight costs no reading, and keeps its badge', async () => {
  const page = await started(own);
  page.show(badge);
  for (let times = 0; times < 1000; times++) await page.pretend();
  expect(page.sent).toEqual([look]);
  expect(page.text).toBe('Public');
  await page.see('hidden');
  await page.pretend();
  expect(page.sent).toEqual([look]);
  await page.see('visible');
  await page.pretend();
  expect(page.sent).toEqual([look, look]);
});

test('switched off, the badge goes and asks no more', async () => {
  const page = await started(own);
  page.show(badge);
  await page.local.remove('badge dana.wixsite.test/yoga');
  await page.local.set({ 'badge www.other.test': 1 });
  expect(page.text).toBe(badge.text);
  await page.local.remove(`badge ${acme}`);
  expect(page.hosts).toEqual([]);
  await page.goTo(`https://${acme}/profile/omer`);
  await page.see('visible');
  page.show(badge);
  expect(page.hosts).toEqual([]);
  expect(page.sent).toHaveLength(1);
});

test('E15: a newer copy takes over from the older, and from what a dead one left behind', async () => {
  const page = await started(own);
  page.root.append(new FakeElement('member-visibility-badge'));
  await page.start();
  expect(page.hosts).toEqual([]);
  expect(page.sent).toHaveLength(2);
  await page.see('visible');
  expect(page.sent).toHaveLength(3);
  page.show(badge);
  expect(page.hosts).toHaveLength(1);
});

test('E15: a newer copy that comes while the older still starts: only the newer asks', async () => {
  const page = new FakePage(own);
  await page.switchOn(acme);
  await Promise.all([page.start(), page.start()]);
  expect(page.sent).toHaveLength(1);
  await page.see('visible');
  expect(page.sent).toHaveLength(2);
});

test('E15: an extension that was updated or removed: the copy it left takes its badge away', async () => {
  const page = await started(own);
  page.show(badge);
  page.runtime.id = undefined;
  page.runtime.sendMessage = () => Promise.reject(new Error('Extension context invalidated.'));
  await page.see('visible');
  expect(page.hosts).toEqual([]);
  expect(page.world.memberVisibilityBadge).toBeUndefined();
});

test('E7: a background that was ended under the question: the next one is asked', async () => {
  const page = await started(own);
  const { sendMessage } = page.runtime;
  let ended = 0;
  page.runtime.sendMessage = (message) => {
    if (++ended > 2) return sendMessage(message);
    return Promise.reject(new Error('The message port closed.'));
  };
  await page.see('hidden');
  await page.see('visible');
  expect({ ended, asked: page.sent.length }).toEqual({ ended: 3, asked: 2 });
});

test('E7: switched off under a question that gets no answer: it is not asked again', async () => {
  const page = await started(own);
  let asked = 0;
  let end = () => {};
  page.runtime.sendMessage = () => {
    asked += 1;
    return new Promise((_, reject) => {
      end = () => reject(new Error('The message port closed.'));
    });
  };
  await page.see('hidden');
  await page.see('visible');
  page.world.memberVisibilityBadge?.stop();
  end();
  await page.see('visible');
  expect(asked).toBe(1);
});

test('backgrounds that are ended one after the other leave the badge, and are asked at the next page', async () => {
  const page = await started(own);
  page.show(badge);
  const { sendMessage } = page.runtime;
  let ended = 0;
  page.runtime.sendMessage = () => {
    ended += 1;
    return Promise.reject(new Error('The message port closed.'));
  };
  await page.see('hidden');
  await page.see('visible');
  expect(ended).toBe(3);
  expect(page.text).toBe(badge.text);
  page.runtime.sendMessage = sendMessage;
  await page.goTo(`https://${acme}/profile/omer`);
  expect(page.sent).toHaveLength(2);
});

test('shown again as it is, the badge is left alone; taken out by the page, it comes back', async () => {
  const page = await started(own);
  page.show(badge);
  const [first] = page.hosts;
  page.show({ ...badge });
  expect(page.hosts).toEqual([first]);
  expect(page.hosts[0]).toBe(first);
  first?.remove();
  page.show(badge);
  expect(page.hosts).toHaveLength(1);
});

for (const [zoom, rule] of [
  [5, 'zoom: 0.2 !important'],
  [1, 'zoom: 1 !important'],
  [undefined, 'zoom: 1 !important'],
] as const) {
  test(`D7: in a page that is zoomed ${zoom ?? 'in a browser that does not say so'}, the badge has ${rule}`, async () => {
    const page = await started(own);
    page.root.zoom = zoom;
    page.show(badge);
    expect(page.hosts[0]?.style.cssText).toContain(rule);
  });
}

test('E17: a page without a root has no badge, and gets it back with its root', async () => {
  const page = await started(own);
  page.hasRoot = false;
  page.show(badge);
  expect(page.hosts).toEqual([]);
  page.hasRoot = true;
  page.show(badge);
  expect(page.text).toBe(badge.text);
});

test('A11, D1: the page gets at nothing of the badge: a closed shadow, no clicks, and texts are no markup', async () => {
  const page = await started(own);
  const name = '<img src=x onerror=alert(1)>';
  page.show({ ...badge, text: name, language: 'he', direction: 'rtl' });
  const [host] = page.hosts;
  expect(host).toMatchObject({ shadowMode: 'closed', children: [], lang: 'he' });
  expect(host?.style.cssText).toMatch(/pointer-events: none !important/);
  expect(
    host?.style.cssText.split(';').filter((rule) => rule.trim() && !rule.includes('!important')),
  ).toEqual([]);
  expect(page.text).toBe(name);
  expect(host?.shadow[0]).toMatchObject({ dir: 'rtl' });
});

test('while the page is printed there is no badge, whatever comes; a page that only says so changes nothing', async () => {
  const page = await started(own);
  page.show(badge);
  page.print('beforeprint', false);
  expect(page.text).toBe(badge.text);
  page.print('beforeprint');
  expect(page.hosts).toEqual([]);
  page.show(badge);
  await page.goTo(`${own}/about`);
  page.print('afterprint', false);
  expect(page.hosts).toEqual([]);
  page.print('afterprint');
  expect(page.text).toBe(badge.text);
});
