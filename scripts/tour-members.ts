import { MembersView } from '../test/e2e/members-view.ts';
import type { MockWix } from '../test/mock-wix/index.ts';
import { ownerHost } from '../test/mock-wix/owner.ts';
import { announce, type TourGuide } from './tour-guide.ts';

const crowd = 240;

/** Every member of the site, as its owner sees them, and what holds for all of them; the page's picture. */
export async function tourOfAllMembers(guide: TourGuide, mock: MockWix): Promise<string> {
  const { acme } = mock.sites;
  announce("Look at all members, with the owner's key");
  acme.crowd(crowd, 7);
  const tab = await guide.browser.open(acme.url('/'));
  const page = await guide.browser.openOwnPage(`members.html?site=${acme.metaSiteId}`, tab);
  await page.setWidth(1280);
  const view = new MembersView(page);
  await view.fill(undefined, mock.owner.key);
  await guide.browser.answerPrompt('allow', ownerHost, () => view.press('Show members'));
  const status = `document.querySelector('.how-far [role=status]')?.textContent ?? ''`;
  await guide.expectText(
    `These are all: ${acme.members.length + crowd}.`,
    () => page.evaluate(status),
    'page',
  );
  const picture = await guide.photograph(page, 'all-members');
  await view.openSettings();
  const options = `[...document.querySelectorAll('.site-settings button')].at(-1)?.textContent ?? ''`;
  await guide.expectText('Change to: Public', () => page.evaluate(options), 'page');
  await guide.photograph(page, 'settings-for-all');
  await page.close();
  await tab.close();
  return picture;
}
