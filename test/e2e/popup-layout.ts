import { poll } from './poll.ts';
import type { PopupView } from './popup-view.ts';

/** Where the parts of the popup lie that no name may move, and what sticks out of it or is cut off in a bad place. */
export interface PopupLayout {
  parts: Record<string, number[]>;
  wrong: string[];
}

const MEASURE = `(() => {
  const round = (numbers) => numbers.map((number) => Math.round(number));
  const boxOf = (element) => element.getBoundingClientRect();
  const parts = {};
  for (const selector of ['.icon', 'header', '.status', 'main > .controls', '.badge-switch', 'footer']) {
    const { left, top, width, height } = boxOf(document.querySelector(selector));
    parts[selector] = round([left, top, width, height]);
  }
  // As wide as what stands in them, but as high as ever.
  for (const selector of ['h1', '.who']) {
    const { left, right, top, height } = boxOf(document.querySelector(selector));
    const start = document.documentElement.dir === 'rtl' ? right : left;
    parts[selector] = round([start, top, height]);
  }
  for (const [index, button] of [...document.querySelectorAll('main > .controls button')].entries()) {
    const { left, top, width, height } = boxOf(button);
    parts['button ' + index] = round([left, top, width, height]);
  }
  const wrong = [];
  const { scrollWidth } = document.scrollingElement;
  if (scrollWidth > innerWidth) wrong.push('scrolls sideways: ' + scrollWidth + ' in ' + innerWidth);
  for (const element of document.querySelectorAll('main *')) {
    const { left, right, width } = boxOf(element);
    const isCut = element.closest('h1, .who') !== null;
    if (width > 0 && !isCut && (left < -0.5 || right > innerWidth + 0.5)) wrong.push('sticks out: ' + element.localName + '.' + element.className);
  }
  for (const element of document.querySelectorAll('h1, .who')) {
    const edge = boxOf(document.querySelector('header')).right;
    if (boxOf(element).right > edge + 0.5) wrong.push('is wider than the header: ' + element.localName);
  }
  const dialog = document.querySelector('dialog');
  if (dialog) {
    const { top, bottom } = boxOf(dialog);
    if (top < 0 || bottom > innerHeight) wrong.push('the question is cut off: ' + top + ' to ' + bottom + ' in ' + innerHeight);
    if (dialog.scrollWidth > dialog.clientWidth) wrong.push('the question scrolls sideways');
  }
  return { parts, wrong };
})()`;

/** Measures a popup that has grown to its content: Firefox lets it scroll until then. */
export async function layoutOf({ popup }: PopupView): Promise<PopupLayout> {
  await poll('the popup to have room for its content', () =>
    popup.evaluate<boolean>('document.documentElement.clientWidth === innerWidth'),
  );
  return popup.evaluate<PopupLayout>(MEASURE);
}
