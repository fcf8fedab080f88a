import type { Question } from '../protocol.ts';
import { isSameMember, mostEntries, noHistory, storedHistory, type Whose } from '../shared/history.ts';
import { isPrivateJar, jarOf, storedTabState } from '../shared/stored.ts';
import { isAtWork, type MemberState, type WantedStatus } from '../wix/tab-state.ts';
import { findTab } from './find-tab.ts';
import { inTurn } from './history.ts';
import { storedSightings } from './sightings.ts';

/** So long after a change some of Wix's servers may still show what was before. */
const lagMs = 30_000;
/** So long a change of which it is not known whether it was made may be what made it. */
const doubtMs = 24 * 60 * 60_000;

/**
 * Remembers how a member was just read, and says it where they were changed since the last time and not from here.
 * Nothing is remembered of private windows, nor where no history is kept. `begunAt`: when the reading began, in ms since
 * 1970. Never throws: what can't be remembered must not be in the way of what was read.
 */
export async function rememberSeen(jar: string, state: MemberState, begunAt: number): Promise<MemberState> {
  const { privacyStatus } = state.member;
  if (isPrivateJar(jar) || privacyStatus === 'UNKNOWN') return state;
  try {
    const changedElsewhere = await inTurn(() => remember(whoseState(jar, state), privacyStatus, begunAt));
    return changedElsewhere === undefined ? state : { ...state, changedElsewhere };
  } catch (error) {
    reportError(error); // There may be no room left.
    return state;
  }
}

async function remember(
  whose: Whose,
  privacyStatus: WantedStatus,
  begunAt: number,
): Promise<number | undefined> {
  const { isKept, entries } = (await storedHistory().get()) ?? noHistory;
  if (!isKept) return undefined;
  const before = (await storedSightings().get())?.members ?? [];
  const last = before.find((seen) => isSameMember(seen, whose));
  const now = Date.now();
  // What was seen while this was still being read is newer.
  if (last && last.at > begunAt && last.at <= now) return last.changedSince;
  const made = entries.findLast(({ site, memberId }) => site === whose.site && memberId === whose.memberId);
  const isLag =
    made?.outcome === 'confirmed' && made.from === privacyStatus && isWithin(lagMs, now - made.at);
  if (isLag) return undefined;
  const lastChange = made && `${made.id} ${made.outcome}`;
  const isOurs =
    made?.to === privacyStatus && (lastChange !== last?.lastChange || isInDoubt(made.outcome, now - made.at));
  const isChanged = last && last.privacyStatus !== privacyStatus;
  const changedSince = isChanged ? (isOurs ? undefined : last.at) : last?.changedSince;
  const others = before.filter((seen) => seen !== last).slice(1 - mostEntries);
  const since = changedSince === undefined ? {} : { changedSince };
  const members = [
    ...others,
    { ...whose, privacyStatus, at: now, ...(lastChange ? { lastChange } : {}), ...since },
  ];
  await storedSightings().set({ version: 1, members });
  return changedSince;
}

function isInDoubt(outcome: string, agoMs: number): boolean {
  return outcome !== 'confirmed' && isWithin(doubtMs, agoMs);
}

/** A clock may have been set meanwhile: nothing was noted in the future. */
function isWithin(ms: number, agoMs: number): boolean {
  return agoMs >= 0 && agoMs < ms;
}

/** The state without what somebody has dismissed since it was read. */
export async function unlessDismissed(jar: string, state: MemberState): Promise<MemberState> {
  if (state.changedElsewhere === undefined) return state;
  const known = await storedSightings().get();
  const seen = known?.members.find((one) => isSameMember(one, whoseState(jar, state)));
  return seen?.changedSince === undefined ? withoutNote(state) : state;
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
  if (shown?.kind !== 'member' || isAtWork(shown) || !isSameMember(whoseState(jar, shown), whose)) return;
  await storedTabState(tab).set(withoutNote(shown));
}

function withoutNote({ changedElsewhere: _, ...state }: MemberState): MemberState {
  return state;
}

function whoseState(jar: string, { site, member }: MemberState): Whose {
  return { jar, site: site.key, memberId: member.id };
}
