import { browser } from '../shared/browser.ts';
import { jarOf, storedTabState } from '../shared/stored.ts';
import type { TabState } from '../wix/tab-state.ts';
import type { FoundTab } from './find-tab.ts';
import { isStillThere } from './tab-fetch.ts';
import { beginWork } from './tabs.ts';
import { isChanging } from './under-way.ts';

/** What was just read of a member is as true in every other tab that shows the same member of the same site. */
export async function tellOtherTabs(origin: FoundTab, news: TabState): Promise<void> {
  if (news.kind !== 'member') return;
  for (const tab of await browser.tabs.query({})) {
    const { id } = tab;
    if (id === undefined || id === origin.id || isChanging(id) || jarOf(tab) !== jarOf(origin)) continue;
    const shown = await storedTabState(tab).get();
    const isSame =
      shown?.kind === 'member' && shown.site.key === news.site.key && shown.member.id === news.member.id;
    if (!isSame || !(await isStillThere(shown.document))) continue;
    const { change: _, ...plain } = shown;
    await beginWork({ ...tab, id }, shown.document).show({ ...plain, member: news.member });
  }
}
