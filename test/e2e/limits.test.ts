import type { Fault } from '../mock-wix/index.ts';
import type { Tab } from './browser.ts';
import { expect, test } from './fixture.ts';
import { heapGrowth } from './heap-growth.ts';
import type { PopupView } from './popup-view.ts';
import type { Story } from './story.ts';

const unexpected = 'This site gave an unexpected answer.';
const tooSlow = 'This site is too slow to answer.';
const noConnection = 'There is no connection to this site.';
const notChecked = "The change was sent, but we couldn't check it.";
const donePrivate = 'Done. Wix confirms the profile is now private.';

const MB = 1024 * 1024;
/**
 * What we read of an answer is 1 MiB at most; the rest is what buffers hold when its sender is told to stop: more, the busier
 * the machine.
 */
const mostSent = 32 * MB;
const mostGrowth = 20 * MB;

interface Answer {
  step: 'tokens' | 'member' | 'leave';
  transfer: NonNullable<Fault['transfer']>;
}

const huge = { padTo: 100 * MB };

/** While `act` meets such answers, none is taken whole, and the background neither grows nor dies. */
async function whileAnswered(
  story: Story,
  { step, transfer }: Answer,
  act: () => Promise<unknown>,
): Promise<void> {
  const end = story.mock.fault({ site: 'acme', step, transfer });
  let seconds = 0;
  const { most, left } = await heapGrowth(story.browser, async () => {
    const start = performance.now();
    await act();
    seconds = (performance.now() - start) / 1000;
  });
  end();
  const asked = story.mock.requests.filter((request) => request.step === step);
  await expect.poll(() => asked.every(({ isOver }) => isOver), 'the connections have ended').toBe(true);
  const sent = asked.map(({ sentBytes }) => sentBytes);
  const measured = `${seconds.toFixed(1)} s; sent ${sent.join(' + ')} bytes; heap grew by ${most}, then ${left}`;
  test.info().annotations.push({ type: 'measured', description: measured });
  expect(Math.max(...sent), 'bytes sent').toBeLessThan(mostSent);
  expect(Math.max(most, left), "bytes that the background's heap grew by").toBeLessThan(mostGrowth);
}

const readings: [name: string, answer: Answer, headline: string, times?: number][] = [
  ['tokens of 100 MB', { step: 'tokens', transfer: huge }, unexpected],
  ['a member of 100 MB', { step: 'member', transfer: huge }, unexpected],
  ['100 MB packed into 100 kB', { step: 'member', transfer: { ...huge, gzip: true } }, unexpected],
  ['a body that never ends', { step: 'member', transfer: { middleOf: 'body', next: 'endless' } }, unexpected],
  // Both browsers themselves give up such headers; then there was no answer, and a reading is tried again.
  [
    'headers that never end',
    { step: 'member', transfer: { middleOf: 'headers', next: 'endless' } },
    noConnection,
    3,
  ],
];
for (const [name, answer, headline, times = 1] of readings) {
  test(`C3: ${name}: cut off, said in time, and the next reading works`, async ({ story }) => {
    const tab = await story.visit('acme', { as: 'Dana' });
    await whileAnswered(story, answer, async () => (await story.openPopup(tab)).says(headline));
    expect(story.steps().filter((step) => step === answer.step)).toHaveLength(times);
    const popup = story.last?.view;
    await popup?.press('Try again');
    await popup?.says('Your profile is public.');
  });
}

test('C3: headers that stall, a body that stalls, one byte a second: each cut off, said in time, and the next reading works', async ({
  story,
}) => {
  const rows = [
    ['acme', 'Dana', { step: 'member', transfer: { middleOf: 'headers', next: 'silence' } }],
    ['dance', 'Lior', { step: 'tokens', transfer: { middleOf: 'body', next: 'silence' } }],
    ['studio', 'Shira', { step: 'member', transfer: { middleOf: 'body', next: { byteEveryMs: 1000 } } }],
  ] as const;
  const tabs: Tab[] = [];
  for (const [site, as] of rows) {
    const tab = await story.visit(site, { as });
    const popup = await story.openPopup(tab);
    await popup.says('Your profile is public.');
    await popup.close();
    tabs.push(tab);
  }
  // All at the same time: each takes as long as a reading may.
  const ends = rows.map(([site, , answer]) => story.mock.fault({ site, ...answer }));
  const views: PopupView[] = [];
  for (const tab of tabs) views.push(await story.openOwnPage(tab));
  for (const view of views) await view.says(tooSlow);
  for (const end of ends) end();
  // Once when the popup was opened first, and once now.
  for (const [site, , { step }] of rows) {
    const { key } = story.site(site);
    expect(
      story.mock.requests.filter((request) => request.site === key && request.step === step),
    ).toHaveLength(2);
  }
  await expect
    .poll(() => story.mock.requests.every(({ isOver }) => isOver), 'the connections have ended')
    .toBe(true);
  for (const view of views) {
    await view.press('Try again');
    await view.says('Your profile is public.');
    await view.close();
  }
});

test('C3: the reading after a change is answered with 100 MB: it may have worked, until it is checked', async ({
  story,
}) => {
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  await story.hasAsked(['tokens', 'member', 'rule']);
  await whileAnswered(story, { step: 'member', transfer: huge }, async () => {
    // The reading before the change works.
    story.mock.fault({ site: 'acme', step: 'member', times: 1 });
    await popup.change('Leave community');
    await popup.says(notChecked, 15_000);
  });
  await popup.press('Check again');
  await popup.says(donePrivate);
  expect(story.writes()).toEqual(['leave']);
});

test('C3: a change is answered with 100 MB: it is sent once, and the reading tells', async ({ story }) => {
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  await whileAnswered(story, { step: 'leave', transfer: huge }, async () => {
    await popup.change('Leave community');
    await popup.says(donePrivate, 15_000);
  });
  expect(story.writes()).toEqual(['leave']);
});
