import { isPrivateJar, storedTabStates } from '../../shared/stored.ts';
import type { WixSite } from '../../wix/site.ts';
import { siteOf } from '../../wix/tab-state.ts';

/**
 * The site with this id, as the popup found it in a tab; undefined where there is no such tab any more. Any page can claim any id:
 * where two places do, neither is taken.
 */
export async function siteInATab(metaSiteId: string): Promise<WixSite | undefined> {
  const states = await storedTabStates((jar) => !isPrivateJar(jar));
  const sites = [...states.values()]
    .map(siteOf)
    .filter((site) => site?.metaSiteId?.toLowerCase() === metaSiteId.toLowerCase());
  const [first] = sites;
  return sites.every((site) => site?.base === first?.base) ? first : undefined;
}
