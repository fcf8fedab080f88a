import type { Question } from '../protocol.ts';
import { jarOf, storedTabState } from '../shared/stored.ts';
import { type Failure, failureOf } from '../wix/failure.ts';
import type { Member } from '../wix/member.ts';
import type { MembersApi } from '../wix/members-api.ts';
import type { MemberState, Outcome, TabState } from '../wix/tab-state.ts';
import { type FoundTab, findTab } from './find-tab.ts';
import { inspectTab } from './inspect-tab.ts';
import { type JournalEntry, journalOf } from './journal.ts';
import { forgetChange, rememberChange } from './last-change.ts';
import { lookAtTab } from './look.ts';
import { readMembership, readSiteRule } from './membership.ts';
import { type Patience, patienceOf, pause } from './patience.ts';
import { patientReads } from './patient-reads.ts';
import { ended, tellOutcome } from './settle.ts';
import { tabFetch } from './tab-fetch.ts';
import { beginWork, isChanging, whileChanging } from './tabs.ts';

type Order = Question<'membership:change'>;

// Together 15 seconds at most.
const checkBeforeMs = 5000;
const writeMs = 4000;
const checkAfterMs = 5500;
const pausesBeforeReadings = [0, 400, 1200];

/**
 * Makes the member of a document public or private, once, and only the one the person saw there. Shows every step, and
 * gives back the last: what a second reading says, never what the write answered. A second order for a tab that is
 * being changed changes nothing.
 */
export async function changeMembership(order: Order): Promise<TabState> {
  const { tabId } = order.document;
  const tab = await findTab(tabId);
  const shown = tab && (await storedTabState(tab).get());
  if (!tab || !isWhatWasSeen(shown, order)) return lookAtTab(tabId, 'again');
  if (isChanging(tabId)) return shown;
  const id = crypto.randomUUID();
  return whileChanging(tabId, id, async () => {
    const work = beginWork(tab);
    await work.show(await rememberChange(tab, shown, { phase: 'changing', id, want: order.want }));
    const lock = `change ${jarOf(tab)} ${shown.site.key} ${shown.member.id}`;
    return work.show(await navigator.locks.request(lock, () => change(tab, shown, { ...order, id })));
  });
}

function isWhatWasSeen(shown: TabState | undefined, { document, seen }: Order): shown is MemberState {
  return (
    shown?.kind === 'member' &&
    shown.document.documentId === document.documentId &&
    shown.site.key === seen.site &&
    shown.member.id === seen.memberId &&
    shown.member.privacyStatus === seen.privacyStatus
  );
}

async function change(tab: FoundTab, shown: MemberState, order: Order & { id: string }): Promise<TabState> {
  const { document, site } = shown;
  const patience = patienceOf(checkBeforeMs);
  const fetch = patientReads(tabFetch(document, site, patience, order.id), patience);
  const before = await checkBefore(shown, order, fetch);
  if (!('api' in before)) {
    if (before.kind === 'member' && before.change) await rememberChange(tab, before, before.change);
    else await forgetChange(tab, order.id);
    return before;
  }

  const journal = journalOf(jarOf(tab), site.key, shown.member.id);
  const entry: JournalEntry = { id: order.id, jar: jarOf(tab), want: order.want, shown, told: false };
  await journal.set(entry);
  patience.renew(writeMs);
  const failure = await write(before.api, order.want);
  if (failure?.kind === 'document-gone') {
    await forgetChange(tab, order.id);
    await journal.remove();
    return { kind: 'unreadable', why: 'other-page' };
  }

  patience.renew(checkAfterMs);
  const isRefused = failure?.kind === 'refused' || failure?.kind === 'session-ended';
  const member = await checkAfter(before.api, shown, order, patience, isRefused);
  const outcome = outcomeOf(member, order, failure);
  const state = { ...before.shown, member: member ?? before.shown.member };
  return tellOutcome(tab, state, entry, outcome, failure);
}

/** Reads everything afresh with the client that will write. Gives back both, or the state that forbids to write. */
async function checkBefore(
  shown: MemberState,
  { id, want }: Order & { id: string },
  fetch: typeof globalThis.fetch,
): Promise<{ api: MembersApi; shown: MemberState } | TabState> {
  const { site, document } = shown;
  const inspection = await inspectTab(document.tabId, document.documentId);
  const recognition = inspection.kind === 'recognised' ? inspection.recognition : undefined;
  if (recognition?.kind !== 'wix' || recognition.site.key !== site.key) {
    return { kind: 'unreadable', why: 'other-page' };
  }
  try {
    const now = await readMembership(site, fetch);
    if (now.kind === 'visitor') return { kind: 'logged-out', site, duringChange: true };
    const { member, api } = now;
    const fresh = { ...shown, member };
    if (member.id !== shown.member.id) {
      const { rule: _, ...unread } = fresh;
      return { ...unread, change: ended(id, want, 'other-member') };
    }
    if (member.privacyStatus === want) return { ...fresh, change: ended(id, want, 'already-so') };
    if (member.privacyStatus === 'UNKNOWN') return fresh;
    if (want === 'PRIVATE') return { api, shown: fresh };
    const rule = await readSiteRule(api);
    return rule === 'no-one' ? { ...fresh, rule } : { api, shown: { ...fresh, rule } };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'document-gone') return { kind: 'unreadable', why: 'other-page' };
    return { kind: 'failed', site, failure, duringChange: true };
  }
}

/** The one write. What came back is kept for the person, and decides nothing but how hard to look afterwards. */
async function write(api: MembersApi, want: Order['want']): Promise<Failure | undefined> {
  try {
    await (want === 'PUBLIC' ? api.join() : api.leave());
    return undefined;
  } catch (error) {
    return failureOf(error);
  }
}

/** Reads the member until the wanted state shows; the last reading, or undefined where it could not be had. */
async function checkAfter(
  api: MembersApi,
  shown: MemberState,
  order: Order,
  patience: Patience,
  isRefused: boolean,
): Promise<Member | undefined> {
  let last: Member | undefined;
  for (const pauseMs of isRefused ? [0] : pausesBeforeReadings) {
    if (patience.left() <= pauseMs) break;
    await pause(pauseMs);
    try {
      const member = await api.readMe();
      last = member.id === shown.member.id && member.privacyStatus !== 'UNKNOWN' ? member : undefined;
    } catch {
      last = undefined; // Said as "couldn't check": an older reading proves nothing about now.
    }
    if (last?.privacyStatus === order.want) break;
  }
  return last;
}

function outcomeOf(member: Member | undefined, { want }: Order, failure: Failure | undefined): Outcome {
  if (!member) return 'not-checked';
  if (member.privacyStatus === want) return 'confirmed';
  if (failure?.kind !== 'refused') return 'not-confirmed';
  return failure.code === 'COMMUNITY_JOIN_IMPOSSIBLE' ? 'join-impossible' : 'refused';
}
