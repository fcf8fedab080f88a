import type { MockWix } from '../mock-wix/index.ts';
import { settled } from './chromium.ts';
import { addresses, type Contestant } from './contestants.ts';
import { badgeShown, threadTime } from './in-the-page.ts';
import { WatchedPopup } from './popup-times.ts';
import { putToSleep, workerWake } from './worker.ts';

export const timed = [
  'scripts, not a member page',
  'scripts, member page',
  'main thread, not a member page',
  'main thread, member page',
  'worker wake',
  'popup to first paint',
  'popup to state',
  'popup to state, worker asleep',
  'click to question',
  'click to feedback',
  'click to confirmed',
] as const;

/** Milliseconds by what they were measured of. What was there before anybody watched is not in it. */
export type Sample = Partial<Record<(typeof timed)[number], number>>;

/** Everything that takes time, once. */
export async function round(contestant: Contestant, mock: MockWix): Promise<Sample> {
  const { isOurs, chromium, granted } = contestant;
  const { notMember, member } = addresses(mock);
  const plain = await threadTime(chromium, granted, notMember, async () => undefined);
  const badged = await threadTime(chromium, granted, member, async () => isOurs && badgeShown(granted));
  return {
    'scripts, not a member page': plain.scripts,
    'scripts, member page': badged.scripts,
    'main thread, not a member page': plain.all,
    'main thread, member page': badged.all,
    'worker wake': await workerWake(chromium, granted.page),
    ...(await popupTimes(contestant, mock)),
  };
}

async function popupTimes({ isOurs, chromium, other }: Contestant, mock: MockWix): Promise<Sample> {
  const popup = await WatchedPopup.open(chromium, other);
  const sample: Sample = { 'popup to first paint': await popup.firstPaint() };
  if (isOurs) Object.assign(sample, await timesOfAChange(popup, mock));
  await popup.close();
  await settled(other.page);
  return isOurs ? { ...sample, ...(await timeFromSleep(chromium, other)) } : sample;
}

/** Who has not used the extension for half a minute finds its worker asleep. */
async function timeFromSleep(chromium: Contestant['chromium'], other: Contestant['other']): Promise<Sample> {
  await putToSleep(chromium, other.page);
  const popup = await WatchedPopup.open(chromium, other);
  const state = await popup.shown('Your profile is ');
  await popup.close();
  await settled(other.page);
  return defined({ 'popup to state, worker asleep': state });
}

async function timesOfAChange(popup: WatchedPopup, mock: MockWix): Promise<Sample> {
  const state = await popup.shown('Your profile is ');
  const change = (await popup.says()) === 'Your profile is public.' ? 'Leave community' : 'Join community';
  const pressed = await popup.click(change);
  const question = await popup.shown('question');
  const before = mock.requests.length;
  const confirmed = await popup.click(change);
  const feedback = await popup.shown('Changing…');
  const done = await popup.shown('Done. ');
  // The last one of them may still be on its way out when the popup has drawn what it said.
  const atTheServer = mock.requests.slice(before).reduce((sum, { tookMs }) => sum + tookMs, 0);
  const since = (begin: number, end: number | undefined) => (end === undefined ? undefined : end - begin);
  return defined({
    'popup to state': state,
    'click to question': since(pressed, question),
    'click to feedback': since(confirmed, feedback),
    'click to confirmed': since(confirmed + atTheServer, done),
  });
}

function defined(times: Record<string, number | undefined>): Sample {
  return Object.fromEntries(Object.entries(times).filter(([, time]) => time !== undefined));
}
