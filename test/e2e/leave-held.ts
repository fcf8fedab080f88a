import { expect } from '@playwright/test';
import type { Fault } from '../mock-wix/index.ts';
import type { Tab } from './browser.ts';
import { held } from './held.ts';
import type { Place } from './place.ts';
import type { PopupView } from './popup-view.ts';
import type { Story } from './story.ts';

/** Dana leaves the community of acme; her write has arrived there and waits until it is released. */
export async function leaveHeld(
  story: Story,
  fault: Partial<Fault> = {},
  place: Place = 'tab',
): Promise<{ tab: Tab; popup: PopupView; release: () => void }> {
  const { hold, release } = held();
  story.mock.fault({ ...fault, site: 'acme', step: 'leave', hold });
  const tab = await story.visit('acme', { as: 'Dana', place });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await popup.change('Leave community');
  await expect.poll(() => story.writes()).toEqual(['leave']);
  return { tab, popup, release };
}
