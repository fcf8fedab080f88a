import { isPrivateJar, storedTabStates } from '../../shared/stored.ts';
import type { WixSite } from '../../wix/site.ts';
import { siteOf } from '../../wix/tab-state.ts';

/** The site with this id, as the popup found it in a tab; undefined where there is no such tab any more. */
export async function siteInATab(metaSiteId: string): Promise<WixSite | undefined> {
  const states = await storedTabStates((jar) => !isPrivateJar(jar));
  return [...states.values()]
    .map(siteOf)
    .find((site) => site?.metaSiteId?.toLowerCase() === metaSiteId.toLowerCase());
}
