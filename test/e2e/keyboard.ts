import { expect } from '@playwright/test';
import type { Popup } from './browser.ts';

/** The control that has the focus, as somebody without a mouse meets it. */
interface Focused {
  /** What it is called; empty where nothing has the focus. */
  name: string;
  role: string;
  /** A ring lies around it, and all of it can be seen. */
  isSeen: boolean;
  isInQuestion: boolean;
  /** On the page, however far that is scrolled. */
  box: { left: number; top: number; right: number; bottom: number };
}

const FOCUSED = `(() => {
  const element = document.activeElement;
  const label = element.closest('label');
  const { left, top, right, bottom } = (label ?? element).getBoundingClientRect();
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const isRinged = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  return {
    name: element === document.body ? '' : element.ariaLabel ?? (label?.querySelector('span') ?? element).textContent,
    role: element.getAttribute('role') ?? element.localName,
    isSeen: isRinged && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
    isInQuestion: element.closest('dialog') !== null,
    box: { left, right, top: top + scrollY, bottom: bottom + scrollY },
  };
})()`;

export function focused(page: Popup): Promise<Focused> {
  return page.evaluate<Focused>(FOCUSED);
}

/** Writes down what keys and focus do from now on, and what the page changes meanwhile. */
const RECORD = `(() => {
  const recorded = globalThis[Symbol.for('recorded')] = [];
  const note = (what, element) => recorded.push([Math.round(performance.now()), what, element?.textContent?.slice(0, 20)].join(' '));
  for (const name of ['keydown', 'focusin', 'focusout', 'blur', 'resize'])
    addEventListener(name, ({ type, key, target }) => note(key ?? type, target), { capture: true });
  new MutationObserver((changes) => {
    for (const { removedNodes } of changes) for (const node of removedNodes) note('removed', node);
  }).observe(document, { subtree: true, childList: true });
})()`;

/** What was written down, where a key led elsewhere than it should. */
const RECORDED = `JSON.stringify([document.hasFocus(), document.visibilityState, innerHeight, ...globalThis[Symbol.for('recorded')]])`;

/** Presses Tab once for each of these controls: they come in the order in which the page is read, and each is seen. */
export async function tabThrough(page: Popup, names: string[]): Promise<void> {
  const isFromRight = await page.evaluate<boolean>(`document.documentElement.dir === 'rtl'`);
  await page.evaluate(RECORD);
  let before: Focused | undefined;
  for (const name of names) {
    await page.press('Tab');
    const now = await focused(page);
    if (now.name !== name) console.log('The keys and the page:', await page.evaluate(RECORDED));
    expect(now, `after ${before?.name ?? 'the first Tab'}`).toMatchObject({ name });
    expect(now.isSeen, `the ring around ${name} is seen`).toBe(true);
    if (before)
      expect(isRead(now.box, before.box, isFromRight), `${name} is read after ${before.name}`).toBe(true);
    before = now;
  }
}

/** Whether one box is read after another: it is further down, or beside it and further on. */
function isRead(box: Focused['box'], before: Focused['box'], isFromRight: boolean): boolean {
  // Targets as large as a finger may touch.
  const isBelow = box.top >= before.bottom - 2;
  const isBeside = isFromRight ? box.right <= before.left + 2 : box.left >= before.right - 2;
  return isBelow || (isBeside && box.bottom > before.top);
}

/** Presses Tab until this control has the focus. */
export async function tabTo(page: Popup, name: string): Promise<void> {
  const next = async () => {
    await page.press('Tab');
    return (await focused(page)).name;
  };
  await expect.poll(next, { message: `Tab, until it is at ${name}`, intervals: [1] }).toBe(name);
  expect((await focused(page)).isSeen, `the ring around ${name} is seen`).toBe(true);
}
