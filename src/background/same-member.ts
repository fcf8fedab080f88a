import { browser } from '../shared/browser.ts';
import { jarOf, storedTabState } from '../shared/stored.ts';
import type { Change, MemberState, TabState } from '../wix/tab-state.ts';
import { isOpen } from './change-record.ts';
import type { FoundTab } from './find-tab.ts';
import { isStillThere } from './tab-fetch.ts';
import { showEverywhere } from './tabs.ts';
import { isChanging } from './under-way.ts';

/**
 * What was just read of a member is as true in every other tab that shows the same member of the same site; so is that
 * a change of theirs is still uncertain. A tab that reads for itself meanwhile shows its own, newer reading after it.
 */
export async function tellOtherTabs(origin: FoundTab, news: TabState): Promise<void> {
  if (news.kind !== 'member' || news.change?.phase === 'changing') return;
  for (const tab of await browser.tabs.query({})) {
    const { id } = tab;
    if (id === undefined || id === origin.id || isChanging(id) || jarOf(tab) !== jarOf(origin)) continue;
    const shown = await storedTabState(tab).get();
    if (shown?.kind !== 'member' || !isNewsTo(shown, news) || !(await isStillThere(shown.document))) continue;
    const { change: _, ...plain } = shown;
    const change = uncertain(news.change);
    const now = { ...plain, member: news.member, ...(change ? { change } : {}) };
    await showEverywhere({ ...tab, id }, shown.document, now);
  }
}

function isNewsTo(shown: MemberState, news: MemberState): boolean {
  const isSame = shown.site.key === news.site.key && shown.member.id === news.member.id;
  return isSame && gist(shown) !== gist(news);
}

function gist({ member, change }: MemberState): string {
  return [member.privacyStatus, member.status, member.activityStatus, uncertain(change)?.id].join();
}

function uncertain(change: Change | undefined): Change | undefined {
  return change?.phase === 'ended' && isOpen(change.outcome) ? change : undefined;
}
