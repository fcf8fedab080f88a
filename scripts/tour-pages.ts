import { SettingsView } from '../test/e2e/settings-view.ts';
import type { MockWix } from '../test/mock-wix/index.ts';
import { announce, type TourGuide } from './tour-guide.ts';

/** The help, as it opens after installing and from the popup, and the settings. */
export async function tourOfThePages(guide: TourGuide, mock: MockWix): Promise<void> {
  announce('Ask for help in the popup, and look at the settings');
  const tab = await guide.browser.open(mock.sites.acme.url('/'));
  const view = await guide.openPopup(tab);
  const help = await guide.browser.ownWindowOpenedBy(() => view.pressBelow('Help'));
  const heading = `document.querySelector('.steps h2')?.textContent`;
  await guide.expectText('Click this button', () => help.evaluate(heading), 'help');
  await guide.photograph(help, 'help');
  await help.close();
  const settings = new SettingsView(await guide.browser.openOwnPage('settings.html', tab));
  await settings.lists('Sites with a badge', []);
  await guide.photograph(settings.page, 'settings');
  await settings.page.close();
  await tab.close();
}
