import type { Tab } from './browser.ts';
import { held } from './held.ts';
import type { Place } from './place.ts';
import type { PopupView } from './popup-view.ts';
import type { Story } from './story.ts';

/** Dana leaves the community of acme; the reading before her write waits there until it is released. */
export async function checkHeld(
  story: Story,
  place: Place = 'tab',
): Promise<{ tab: Tab; popup: PopupView; release: () => void }> {
  const asked = story.steps().length;
  const tab = await story.visit('acme', { as: 'Dana', place });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await story.hasAsked(['tokens', 'member', 'rule'], asked);
  const before = story.steps().length;
  const { hold, release } = held();
  story.mock.fault({ site: 'acme', step: 'member', hold, times: 1 });
  await popup.change('Leave community');
  await story.hasAsked(['tokens', 'member'], before);
  return { tab, popup, release };
}
