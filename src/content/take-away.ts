/** The element that a page badge is. */
export const badgeName = 'member-visibility-badge';

/** Takes every badge out of the page, also one that an older copy of this script has left there. */
export function takeAway(): void {
  for (const host of document.querySelectorAll(badgeName)) host.remove();
}
