import { usualSite } from '../wix/usual-site.ts';
import type { FakeTab, Page } from './fake-tabs.ts';
import type { WorkerWorld } from './worker-world.ts';

export const yoga = 'dana.wixsite.test/yoga';
export const dance = 'dana.wixsite.test/dance';
export const acme = 'www.acme-club.test';

export const { memberPages } = usualSite;
export const hostOf = (siteKey: string) => `https://${siteKey.split('/')[0]}/*`;

/** A popup asks the browser for a site's host; `granted`: what the person answers. */
export async function wish(world: WorkerWorld, siteKey: string, granted = true): Promise<void> {
  await world.storage.set({ [`badge intent ${siteKey}`]: { siteKey, memberPages } });
  if (granted) world.permissions.granted.add(hostOf(siteKey));
}

/** As if these sites had been switched on a while ago. */
export async function switchedOn(world: WorkerWorld, ...siteKeys: string[]): Promise<void> {
  for (const siteKey of siteKeys) {
    await wish(world, siteKey);
    await world.clock.until(world.start().background.switchIntendedOn());
  }
}

/** Everything that is kept of the badge's sites: switches, scripts, hosts, and what is still only wanted. */
export async function kept(world: WorkerWorld) {
  const session = await world.storage.get(null);
  return {
    switches: Object.keys(await world.local.get(null)).sort(),
    scripts: (await world.scripts.registered()).map(({ id }) => id).sort(),
    hosts: [...world.permissions.granted].sort(),
    isWanted: Object.keys(session).some((key) => key.startsWith('badge intent ')),
  };
}

/** A tab at an address; what it shows is never asked for. */
export function openAt(
  world: WorkerWorld,
  url: string,
  more: Partial<Page> & { incognito?: boolean } = {},
): FakeTab {
  const { incognito = false, ...page } = more;
  return world.openTab({ page: { url, recognition: { kind: 'not-wix' }, ...page }, incognito });
}
