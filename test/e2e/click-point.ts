import { poll } from './poll.ts';

export interface Point {
  x: number;
  y: number;
}

type Found = (Point & { reason?: undefined }) | { reason: string };

/** Scrolls to the element and says where its middle is, or why it cannot be clicked yet. Runs in the popup. */
function locate(expression: string): string {
  return `(async () => {
    const look = async () => {
      const element = await (${expression});
      if (!(element instanceof Element)) return { reason: 'there is no such element' };
      element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
      const { left, top, width, height } = element.getBoundingClientRect();
      if (width === 0 || height === 0) return { reason: 'it has no size' };
      const x = left + width / 2;
      const y = top + height / 2;
      const hit = element.getRootNode().elementFromPoint(x, y);
      if (!hit || !element.contains(hit)) return { reason: 'it is covered by ' + (hit?.outerHTML.slice(0, 80) ?? 'nothing') };
      return { x, y };
    };
    const before = await look();
    if (before.reason) return before;
    await new Promise((resolve) => setTimeout(resolve, 20));
    const now = await look();
    return now.x === before.x && now.y === before.y ? now : { reason: now.reason ?? 'it moves' };
  })()`;
}

/** The middle of the element once it is there, uncovered, and has stopped moving. */
export async function clickPoint(
  evaluate: (expression: string) => Promise<Found>,
  expression: string,
): Promise<Point> {
  let reason = '';
  return poll(
    () => `${expression} to be clickable: ${reason}`,
    async () => {
      const found = await evaluate(locate(expression));
      if (found.reason === undefined) return found;
      reason = found.reason;
      return undefined;
    },
    5_000,
  );
}
