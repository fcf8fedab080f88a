import { jarOf, storedTabStates } from '../shared/stored.ts';
import { type Change, isOpen, type MemberState, type TabState } from '../wix/tab-state.ts';
import { type FoundTab, findTab } from './find-tab.ts';
import { isStillThere } from './still-there.ts';
import { showEverywhere } from './tabs.ts';
import { isChanging } from './under-way.ts';

/**
 * What was just read of a member is as true in every other tab that shows the same member of the same site; so is that
 * a change of theirs is still uncertain. A tab that reads for itself meanwhile shows its own, newer reading after it.
 * They are told before the tab it was read in: see showEverywhere.
 */
export async function tellOtherTabs(origin: FoundTab, news: TabState): Promise<void> {
  if (news.kind !== 'member' || news.change?.phase === 'changing') return;
  const jar = jarOf(origin);
  const tabs = await storedTabStates((other) => other === jar);
  tabs.delete(origin.id);
  // All at once: a page whose scripts stand still keeps nobody else waiting.
  await Promise.all([...tabs].map(([tabId, shown]) => tell(tabId, shown, news)));
}

async function tell(tabId: number, shown: TabState, news: MemberState): Promise<void> {
  if (isChanging(tabId) || shown.kind !== 'member' || !isNewsTo(shown, news)) return;
  const tab = await findTab(tabId);
  if (!tab || !(await isStillThere(shown.document))) return;
  const { change: _, changedElsewhere: __, ...plain } = shown;
  const change = uncertain(news.change);
  const { member, changedElsewhere } = news;
  const now = {
    ...plain,
    member,
    ...(change ? { change } : {}),
    ...(changedElsewhere === undefined ? {} : { changedElsewhere }),
  };
  await showEverywhere(tab, shown.document, now);
}

function isNewsTo(shown: MemberState, news: MemberState): boolean {
  const isSame = shown.site.key === news.site.key && shown.member.id === news.member.id;
  return isSame && gist(shown) !== gist(news) && !isMadeIn(shown, news.change);
}

/** A change that could not be checked brings no reading of its own: a tab that reads it as made knows more. */
function isMadeIn({ member }: MemberState, change: Change | undefined): boolean {
  const isUnread = change?.phase === 'ended' && change.outcome === 'not-checked';
  return isUnread && member.privacyStatus === change.want;
}

function gist({ member, change }: MemberState): string {
  return [member.privacyStatus, member.status, member.activityStatus, uncertain(change)?.id].join();
}

function uncertain(change: Change | undefined): Change | undefined {
  return change?.phase === 'ended' && isOpen(change.outcome) ? change : undefined;
}
