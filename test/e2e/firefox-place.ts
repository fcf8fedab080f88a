import { poll } from './poll.ts';

/** Where something lies in the viewport of its window. */
export interface Place {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Waits until the place is there and the same three times in a row. */
export async function stillPlace<P extends Place>(what: string, ask: () => Promise<P | null>): Promise<P> {
  let last = '';
  let times = 0;
  return poll(what, async () => {
    const place = await ask();
    const now = JSON.stringify(place);
    times = now === last ? times + 1 : 1;
    last = now;
    return place !== null && times >= 3 && place;
  });
}

/** The WebDriver actions of a click at a point of the window's viewport. */
export function leftClick(x: number, y: number): object {
  const actions = [
    { type: 'pointerMove', x: Math.round(x), y: Math.round(y), origin: 'viewport' },
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ];
  return { type: 'pointer', id: 'mouse', actions };
}
