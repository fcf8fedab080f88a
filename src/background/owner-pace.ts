import * as v from 'valibot';
import { stored } from '../shared/stored.ts';
import { type Failure, FailureError } from '../wix/failure.ts';

/** Wix allows 200 a minute; some are left to whoever else works on the site. */
const mostAMinute = 180;
/** What goes on by itself leaves some of them to what a person presses meanwhile. */
const mostByItself = 170;
const minuteMs = 60_000;
/** Where Wix doesn't say how long to wait: it counts by the minute. */
const usualWaitS = 20;

const Pace = v.object({
  /** When requests were sent in the last minute, in ms since 1970. */
  sent: v.array(v.number()),
  /** Wix asked for none before this, in ms since 1970; 0: whenever. */
  notBefore: v.number(),
});
/** Kept, because a background that is ended must not begin to count anew. */
const storedPace = () => stored('owner pace', Pace);

/**
 * Counts a request that is about to be sent. `isByItself`: nobody has just pressed for it. Throws a FailureError that says
 * how long to wait where it is too early.
 */
export async function countRequest(isByItself: boolean): Promise<void> {
  const now = Date.now();
  const { sent, notBefore } = await pace(now);
  const most = isByItself ? mostByItself : mostAMinute;
  // Once this one is a minute old there are fewer of them than that.
  const inTheWay = sent.at(-most);
  if (notBefore > now) throw new FailureError({ ...waitUntil(notBefore, now), status: 429 }); // As Wix has answered.
  const retryAt = inTheWay === undefined ? 0 : inTheWay + minuteMs;
  if (retryAt > now) throw new FailureError(waitUntil(retryAt, now));
  await storedPace().set({ sent: [...sent, now], notBefore });
}

/** Remembers that Wix asked us to wait, for whatever is asked next; gives back the failure with the time until when. */
export async function slowDown(failure: Extract<Failure, { kind: 'rate-limited' }>): Promise<Failure> {
  const now = Date.now();
  const before = await pace(now);
  const asked = now + Math.max(1, failure.retryAfterS ?? usualWaitS) * 1000;
  // Of a wait that is known the seconds come rounded up.
  const isKnown = asked >= before.notBefore && asked < before.notBefore + 1000;
  const retryAt = isKnown ? before.notBefore : asked;
  await storedPace().set({ ...before, notBefore: retryAt });
  return { ...failure, ...waitUntil(retryAt, now) };
}

/** A time to come was noted by a clock that has been set back, and so was a wait of more than an hour. */
async function pace(now: number): Promise<v.InferOutput<typeof Pace>> {
  const { sent, notBefore } = (await storedPace().get()) ?? { sent: [], notBefore: 0 };
  return {
    sent: sent.filter((at) => at > now - minuteMs && at <= now),
    notBefore: notBefore <= now + 60 * minuteMs ? notBefore : 0,
  };
}

function waitUntil(retryAt: number, now: number): Extract<Failure, { kind: 'rate-limited' }> {
  return { kind: 'rate-limited', retryAt, retryAfterS: Math.ceil((retryAt - now) / 1000) };
}
