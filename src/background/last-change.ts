import * as v from 'valibot';
import { jarOf, type Stored, stored } from '../shared/stored.ts';
import { Change, type MemberState } from '../wix/tab-state.ts';
import type { FoundTab } from './find-tab.ts';

const LastChange = v.object({ site: v.string(), memberId: v.string(), change: Change });
type LastChange = v.InferOutput<typeof LastChange>;

/** The last change made from a tab, kept until a popup has shown how it ended. */
function storedLastChange(tab: FoundTab): Stored<LastChange> {
  return stored(`change ${jarOf(tab)} ${tab.id}`, LastChange);
}

/** Keeps a change of this member for the next popup. Gives back the state with the change in it. */
export async function rememberChange(
  tab: FoundTab,
  state: MemberState,
  change: Change,
): Promise<MemberState> {
  await storedLastChange(tab).set({ site: state.site.key, memberId: state.member.id, change });
  return { ...state, change };
}

/** The last change from this tab that nobody was told the end of, if it was this member's on this site. */
export async function rememberedChange(
  tab: FoundTab,
  { site, member }: MemberState,
): Promise<Change | undefined> {
  const last = await storedLastChange(tab).get();
  return last?.site === site.key && last.memberId === member.id ? last.change : undefined;
}

/** A popup has shown how this change ended. */
export async function forgetChange(tab: FoundTab, changeId: string): Promise<void> {
  const last = await storedLastChange(tab).get();
  if (last?.change.id === changeId) await storedLastChange(tab).remove();
}
