import { keyOf, type Page } from '../pages/page-folder.ts';

/** What the popup says of a page nobody can be a member on; undefined where a member is found. */
export function refusalOf({ expect }: Page): string | undefined {
  switch (expect) {
    case 'wix':
      return undefined;
    case 'template':
      return "Members don't work in a preview.";
    case 'too-old':
    case 'headless':
      return "This Wix site can't be read.";
    case 'not-wix':
      return "This isn't a Wix site.";
  }
}

/** What it says to a visitor of a live page. */
export function wordsToVisitor(page: Page): string {
  const toLogIn = page.membersArea
    ? "You're not logged in to this site."
    : 'This Wix site has no Members Area.';
  return refusalOf(page) ?? toLogIn;
}

/**
 * What it says of the same HTML on another host. Only a model names the real site, so a page without one says there
 * what it says at home: nothing in it tells the two apart.
 */
export function wordsOnCopy(page: Page): { headline: string; says: string } {
  const named = page.expect === 'wix' || page.expect === 'template';
  return named
    ? { headline: 'This is a copy of a Wix site.', says: `The real one is at ${keyOf(page)}.` }
    : { headline: wordsToVisitor(page), says: '' };
}
