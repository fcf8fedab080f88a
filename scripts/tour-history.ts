import { HistoryView } from '../test/e2e/history-view.ts';
import type { MockWix } from '../test/mock-wix/index.ts';
import { announce, type TourGuide } from './tour-guide.ts';

/** Somebody else's profile, as the member and as visitors see it; then every change made here, and its page's picture. */
export async function tourOfWhatWasFound(guide: TourGuide, mock: MockWix): Promise<string> {
  const { acme } = mock.sites;
  announce("Look at somebody else's profile, and check it as a visitor");
  const tab = await guide.browser.open(acme.logInUrl('Dana', '/profile/ruth/profile'));
  const view = await guide.openPopup(tab);
  await guide.expectText("This page shows Ruth Adler's profile. You can see it.", () => view.whoseProfile());
  await view.checkAsVisitor('Check as a visitor');
  await guide.expectText('Visitors can see this profile.', () => view.visitorAnswer());
  await guide.photograph(view.popup, 'other-profile');

  announce('Leave, come back, and list what was changed here');
  for (const [button, done] of [
    ['Leave community', 'private'],
    ['Join community', 'public'],
  ] as const) {
    await view.change(button);
    await view.says(`Done. Wix confirms the profile is now ${done}.`);
  }
  await view.openRecentChanges();
  const page = await guide.browser.ownWindowOpenedBy(() => view.pressBelow('All changes'));
  const history = new HistoryView(page);
  await history.says('Undone later');
  const picture = await guide.photograph(page, 'history');
  await page.close();
  await tab.close();
  return picture;
}
