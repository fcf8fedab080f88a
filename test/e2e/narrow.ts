import type { Popup } from './browser.ts';

const MEASURE = `(() => {
  const found = [];
  const nameOf = (element) => (element.className || element.localName) + ' "' + (element.textContent || element.ariaLabel || '').slice(0, 40) + '"';
  const isShown = (element) => element.checkVisibility() && element.closest('[aria-hidden=true]') === null;
  const page = document.scrollingElement;
  if (page.scrollWidth > innerWidth) found.push('the page scrolls sideways: ' + page.scrollWidth + ' in ' + innerWidth);

  const texts = '.headline, .status p, .answer, .note, button, label span, summary, dt, dd bdi, dialog, dialog h2, dialog p, footer span';
  for (const element of [...document.querySelectorAll(texts)].filter(isShown)) {
    const { left, right } = element.getBoundingClientRect();
    if (left < 0 || right > innerWidth) found.push('sticks out: ' + nameOf(element));
    const isInline = getComputedStyle(element).display === 'inline';
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
    if (!isInline && (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1)) found.push('is cut off: ' + nameOf(element));
  }

  const targets = [...document.querySelectorAll('button, [role=switch], summary')].filter(isShown);
  const boxes = targets.map((element) => {
    const box = (element.closest('label') ?? element).getBoundingClientRect();
    const [width, height] = [Math.round(box.width), Math.round(box.height)];
    if (width < 44 || height < 44) found.push('is hard to hit: ' + nameOf(element) + ' ' + width + ' × ' + height);
    return { element, box };
  });
  for (const [index, { element, box }] of boxes.entries()) {
    const lies = (other) => box.left < other.right - 1 && other.left < box.right - 1 && box.top < other.bottom - 1 && other.top < box.bottom - 1;
    // Under an open question nothing else can be hit.
    const isReached = ({ element: other }) => Boolean(other.closest('dialog')) === Boolean(element.closest('dialog'));
    for (const other of boxes.slice(index + 1).filter(isReached)) {
      if (lies(other.box)) found.push('lie on each other: ' + nameOf(element) + ' and ' + nameOf(other.element));
    }
  }
  return found;
})()`;

/**
 * What in this page somebody with a small screen or a large finger could not use: sideways scrolling, text that is cut
 * off, controls under 44 pixels, controls on top of each other.
 */
export function hindrances(popup: Popup): Promise<string[]> {
  return popup.evaluate<string[]>(MEASURE);
}
