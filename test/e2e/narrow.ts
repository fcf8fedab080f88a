import type { Popup } from './browser.ts';

const MEASURE = `(() => {
  const found = [];
  const nameOf = (element) => (element.className || element.localName) + ' "' + (element.textContent || element.ariaLabel || '').slice(0, 40) + '"';
  const isShown = (element) => element.checkVisibility() && element.closest('[aria-hidden=true]') === null;
  const page = document.scrollingElement;
  if (page.scrollWidth > innerWidth) found.push('the page scrolls sideways: ' + page.scrollWidth + ' in ' + innerWidth);

  const texts = 'main p:not(.who), h2, td, dt, dd:not(:has(button)), dd bdi, code, button, label span, summary, dialog, dialog p, footer span';
  for (const element of [...document.querySelectorAll(texts)].filter(isShown)) {
    const { left, right } = element.getBoundingClientRect();
    if (left < 0 || right > innerWidth) found.push('sticks out: ' + nameOf(element));
    const isInline = getComputedStyle(element).display === 'inline';
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
    if (!isInline && (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1)) found.push('is cut off: ' + nameOf(element));
  }

  const targets = [...document.querySelectorAll('button, select, section > a, [role=switch], summary')].filter(isShown);
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

const SPACE = `(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } ' +
      'p { margin-block-end: 2em !important; }',
  );
  document.adoptedStyleSheets = [sheet];
})()`;

/** The same with letters, words, lines and paragraphs as far apart as somebody may want them (WCAG 1.4.12). */
export async function hindrancesWhenSpaced(page: Popup): Promise<string[]> {
  await page.evaluate(SPACE);
  const found = await hindrances(page);
  await page.evaluate('void (document.adoptedStyleSheets = [])');
  return found;
}
