/** Gives a number from 0 up to 1, another one each time. */
type Draw = () => number;

/** What may come of a draw, and how many times in 100 it does. */
export type Shares<Value> = readonly [value: Value, percent: number][];

/** Draws that are the same ones for the same start, an integer of 32 bits (mulberry32). */
export function drawsFrom(start: number): Draw {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of them. */
export function pick(draw: Draw, values: readonly string[]): string {
  return values[Math.floor(draw() * values.length)] ?? '';
}

/** One of them, as often as it has a share. */
export function share<Value>(draw: Draw, shares: Shares<Value>): Value {
  let left = draw() * 100;
  for (const [value, percent] of shares) {
    left -= percent;
    if (left < 0) return value;
  }
  throw new Error('The shares are less than 100 percent');
}
