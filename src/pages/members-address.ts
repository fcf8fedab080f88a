import * as v from 'valibot';
import { SetRule } from '../wix/owner-settings.ts';
import { WantedStatus } from '../wix/tab-state.ts';

/** What an owner wants for all members. */
const WantedSetting = v.variant('setting', [
  v.object({ setting: v.literal('rule'), to: SetRule }),
  v.object({ setting: v.literal('default'), to: WantedStatus }),
]);
export type WantedSetting = v.InferOutput<typeof WantedSetting>;

/** The address of the page of all members of a site; with a setting it asks at once whether that is to be so. */
export function membersAddress(metaSiteId: string, wanted?: WantedSetting): string {
  return `members.html?${new URLSearchParams({ site: metaSiteId, ...wanted })}`;
}

/** What such an address says; `site` is empty where it names none. Never throws. */
export function askedIn(search: string): { site: string; wanted?: WantedSetting } {
  const { site = '', ...rest } = Object.fromEntries(new URLSearchParams(search));
  const wanted = v.safeParse(WantedSetting, rest);
  return { site: site.toLowerCase(), ...(wanted.success ? { wanted: wanted.output } : {}) };
}
