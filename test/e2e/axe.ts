import { expect } from '@playwright/test';
import axe, { type Result } from 'axe-core';
import type { Looks, Popup } from './browser.ts';

/** Level A and AA of WCAG 2.0 to 2.2, and what axe's makers advise beyond that. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules that look at colours. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/** Those by which a page may be right in one language and wrong in another: its words, and what room they take. */
const ofWords = [...ofColours, 'html-has-lang', 'html-lang-valid', 'target-size', 'valid-lang'];

interface Answer {
  /** What is wrong, and what axe can't decide. */
  found: Result[];
  /** How many rules there was anything to check by. */
  checked: string[];
  /** The scheme whose colours the page had. */
  shown: Looks['scheme'];
}

const RUN = (scheme: Looks['scheme'], runOnly: string[]) => `(async () => {
  const { style } = document.documentElement;
  style.colorScheme = ${JSON.stringify(scheme)};
  try {
    const ground = getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number);
    const options = { runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations', 'incomplete'], preload: false };
    const { violations, incomplete, passes } = await axe.run(document, options);
    return {
      found: [...violations, ...incomplete],
      checked: [...violations, ...incomplete, ...passes].map(({ id }) => id),
      shown: Math.max(...ground.slice(0, 3)) < 128 ? 'dark' : 'light',
    };
  } finally {
    style.colorScheme = '';
  }
})()`;

/**
 * What axe finds wrong with a page in these colours, or can't decide, one line each: the rule, what it asks for, and
 * where; by all the rules, or by these. The page's style is all made of light-dark(), so it is light or dark as its root
 * is told to be.
 */
export async function violations(page: Popup, scheme: Looks['scheme'], rules = tags): Promise<string[]> {
  const isThere = await page.evaluate<boolean>(`'axe' in globalThis`);
  if (!isThere) await page.evaluate(`(() => { ${axe.source}\nreturn true; })()`);
  const { found, checked, shown } = await page.evaluate<Answer>(RUN(scheme, rules));
  if (shown !== scheme) throw new Error(`The page is ${shown} where it should be ${scheme}.`);
  // Whatever a page says, its letters have a colour.
  if (!checked.includes('color-contrast')) throw new Error('There was nothing to check.');
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help}, ${target.join(' ')}`),
  );
}

/**
 * Holds that axe finds nothing wrong with a page, neither in the light nor in the dark, where only its colours are others;
 * `inAnotherLanguage`: with one that this was held of in English, in whose translation only its words are others.
 */
export async function expectAccessible(page: Popup, what: string, inAnotherLanguage = false): Promise<void> {
  expect(await violations(page, 'light', inAnotherLanguage ? ofWords : tags), `${what}, light`).toEqual([]);
  if (inAnotherLanguage) return;
  expect(await violations(page, 'dark', ofColours), `${what}, dark`).toEqual([]);
}
