import type { Question } from '../protocol.ts';
import { isSameMember, mostEntries, noHistory, storedHistory } from '../shared/history.ts';
import { isPrivateJar, jarOf, storedTabState } from '../shared/stored.ts';
import type { MemberState, WantedStatus } from '../wix/tab-state.ts';
import { recordOf } from './change-record.ts';
import { findTab } from './find-tab.ts';
import { inTurn } from './history.ts';
import { type Sighting, storedSightings } from './sightings.ts';

type Whose = Pick<Sighting, 'jar' | 'site' | 'memberId'>;

/**
 * Remembers how a member was just read, and says it where they were changed since the last time and not from here.
 * Nothing is remembered of private windows, nor where no history is kept. `isOld`: the reading may be out of date.
 */
export async function rememberSeen(
  jar: string,
  state: MemberState,
  isOld: () => boolean = () => false,
): Promise<MemberState> {
  const { privacyStatus } = state.member;
  const whose = whoseState(jar, state);
  if (isPrivateJar(jar) || privacyStatus === 'UNKNOWN') return state;
  return inTurn(async () => {
    const { isKept } = (await storedHistory().get()) ?? noHistory;
    if (!isKept) return state;
    const before = (await storedSightings().get())?.members ?? [];
    const last = before.find((seen) => isSameMember(seen, whose));
    const changedSince = last && (await sinceWhen(last, privacyStatus));
    if (isOld()) return state;
    const since = changedSince === undefined ? {} : { changedSince };
    const others = before.filter((seen) => seen !== last).slice(1 - mostEntries);
    const members = [...others, { ...whose, privacyStatus, at: Date.now(), ...since }];
    await storedSightings().set({ version: 1, members });
    return changedSince === undefined ? state : { ...state, changedElsewhere: changedSince };
  });
}

/** Somebody has read that a member was changed elsewhere. */
export async function dismissChangedElsewhere({
  tabId,
  site,
  memberId,
}: Question<'elsewhere:dismiss'>): Promise<void> {
  const tab = await findTab(tabId);
  const jar = tab && jarOf(tab);
  if (!jar || isPrivateJar(jar)) return;
  const whose: Whose = { jar, site, memberId };
  await inTurn(async () => {
    const known = await storedSightings().get();
    if (!known) return;
    const members = known.members.map((seen) => {
      const { changedSince: _, ...rest } = seen;
      return isSameMember(seen, whose) ? rest : seen;
    });
    await storedSightings().set({ ...known, members });
  });
  const shown = await storedTabState(tab).get();
  if (shown?.kind !== 'member' || !isSameMember(whoseState(jar, shown), whose)) return;
  const { changedElsewhere: _, ...rest } = shown;
  await storedTabState(tab).set(rest);
}

/** Since when a member is not as they were last seen by another hand than ours; undefined where nothing is to be said. */
async function sinceWhen(last: Sighting, now: WantedStatus): Promise<number | undefined> {
  if (last.privacyStatus === now) return last.changedSince;
  return (await wasMadeHere(last, now)) ? undefined : last.at;
}

/** Also a change of which it was never known whether it was made. */
async function wasMadeHere(last: Sighting, now: WantedStatus): Promise<boolean> {
  const record = await recordOf(last.jar, last.site, last.memberId).get();
  if (record?.want === now) return true;
  const { entries } = (await storedHistory().get()) ?? noHistory;
  return entries.some(
    (entry) =>
      isSameMember(entry, last) && entry.to === now && (entry.at >= last.at || entry.outcome !== 'confirmed'),
  );
}

function whoseState(jar: string, { site, member }: MemberState): Whose {
  return { jar, site: site.key, memberId: member.id };
}
