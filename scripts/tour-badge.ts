import type { Tab } from '../test/e2e/browser.ts';
import type { PopupView } from '../test/e2e/popup-view.ts';
import type { MockWix } from '../test/mock-wix/index.ts';
import { announce, type TourGuide } from './tour-guide.ts';
import { wordsOf } from './tour-looks.ts';

/** The page badge: switched on, seen on two pages, changed from a window of the popup's own, and switched off again. */
export async function tourOfTheBadge(guide: TourGuide, mock: MockWix): Promise<void> {
  const { acme } = mock.sites;
  const { nickname, loginEmail } = acme.member('Dana');
  const tab = await guide.browser.open(acme.logInUrl('Dana', '/profile/dana/profile'));
  await switchBadgeOn(guide, mock, tab);
  await guide.expectBadge(tab, 'Public');
  await guide.photograph(tab, 'badge');

  announce("Go to somebody else's page");
  await tab.goto(acme.profileUrl('Omer'));
  await guide.expectBadge(tab, 'Not visible to you: omer');
  await guide.photograph(tab, 'badge-elsewhere');

  announce('Open the popup in a window, and leave the community there');
  const view = await guide.openInWindow(await openSettledPopup(guide, tab));
  await view.change('Leave community');
  await guide.expect(tab, view, {
    headline: 'Done. Wix confirms the profile is now private.',
    text: "Other members and visitors can't see it. You may not be able to use chat, forum or followers.",
    who: [nickname, loginEmail],
    badge: 'PRI',
    title: `Private – ${nickname} on ${acme.key}`,
  });
  await guide.photograph(view.popup, 'own-window');

  announce('Switch the badge off');
  await view.switchBadge();
  await guide.expectBadge(tab, undefined);
  await view.close();
  await tab.close();
}

/** Presses the switch in the popup of this tab, and lets the browser allow the site. */
export async function switchBadgeOn(
  guide: TourGuide,
  mock: MockWix,
  tab: Tab,
  language: 'en' | 'he' = 'en',
): Promise<void> {
  const { host, key } = mock.sites.acme;
  announce(`Show the badge on ${key}`);
  const view = await openSettledPopup(guide, tab, language);
  await guide.browser.answerPrompt('allow', host, () => view.switchBadge());
  // Where the browser's question does not close it.
  if (await view.popup.isOpen()) await view.close();
}

/** Until the state is there, what stands below it still moves. */
async function openSettledPopup(
  guide: TourGuide,
  tab: Tab,
  language: 'en' | 'he' = 'en',
): Promise<PopupView> {
  const view = await guide.openPopup(tab);
  await view.says(wordsOf(language)('public'));
  return view;
}
