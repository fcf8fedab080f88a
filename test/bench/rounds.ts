import type { MockWix } from '../mock-wix/index.ts';
import { settled } from './chromium.ts';
import { addresses, type Contestant } from './contestants.ts';
import { badgeShown, scriptTime } from './in-the-page.ts';
import { WatchedPopup } from './popup-times.ts';
import { workerWake } from './worker.ts';

export const timed = [
  'page, not a member page',
  'member page',
  'worker wake',
  'popup to first paint',
  'popup to state',
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
  return {
    'page, not a member page': await scriptTime(chromium, granted, notMember, async () => undefined),
    'member page': await scriptTime(chromium, granted, member, async () => isOurs && badgeShown(granted)),
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
  return sample;
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
