import type { Question } from '../protocol.ts';
import { jarOf, storedTabState } from '../shared/stored.ts';
import { isUnsent } from '../wix/failure.ts';
import { type MemberState, showsMember, type TabState } from '../wix/tab-state.ts';
import { type ChangeRecord, recordOf } from './change-record.ts';
import { rememberSeen } from './changed-elsewhere.ts';
import { checkAfter, outcomeOf, whyImpossible } from './check-after.ts';
import { checkBefore } from './check-before.ts';
import { findTab } from './find-tab.ts';
import { noteEnd, noteSending } from './history.ts';
import { lookAtTab } from './look.ts';
import { patienceOf } from './patience.ts';
import { endPrivateSession, sessionOf } from './private-session.ts';
import { tellOtherTabs } from './same-member.ts';
import { endChange } from './settle.ts';
import { siteFetch } from './site-fetch.ts';
import { beginWork } from './tabs.ts';
import { changeHasEnded, isChanging, whileChanging } from './under-way.ts';
import { write } from './write.ts';

type Order = Question<'membership:change'>;

// Together fifteen seconds at most, with the second that tab-fetch adds where a page does not answer, and with telling it everywhere.
const checkBeforeMs = 5000;
const writeMs = 4000;
const checkAfterMs = 3000;

/**
 * Makes the member of a document public or private, once, and only the one the person saw there. Shows every step, and
 * gives back the last: what a second reading says, never what the write answered. A second order for a tab that is
 * being changed changes nothing; one for a member who is being changed from another tab waits for that.
 */
export async function changeMembership(order: Order): Promise<TabState> {
  const { tabId } = order.document;
  const tab = await findTab(tabId);
  const now = tab && (await storedTabState(tab).get());
  if (!tab || !isWhatWasSeen(now, order)) return lookAtTab(tabId, 'again', crypto.randomUUID());
  if (isChanging(tabId)) return now;
  const shown = asToldMeanwhile(now);
  const { want } = order;
  const id = crypto.randomUUID();
  return whileChanging(tabId, id, async () => {
    const work = beginWork(tab, order.document);
    await work.show({ ...shown, change: { phase: 'changing', id, want } });
    const jar = jarOf(tab);
    const record: ChangeRecord = { id, jar, want, shown, progress: { step: 'checking' }, seenIn: [] };
    const lock = `change ${jar} ${shown.site.key} ${shown.member.id}`;
    const session = sessionOf(jar);
    const isOver = () => sessionOf(jar) !== session;
    const ended = await navigator.locks.request(lock, async () => {
      try {
        return await change(record);
      } finally {
        if (isOver()) await recordOf(jar, shown.site.key, shown.member.id).remove();
      }
    });
    changeHasEnded();
    // The next private session is told nothing of this one.
    if (isOver()) return ended;
    try {
      await tellOtherTabs(tab, ended);
    } finally {
      await work.show(ended);
    }
    if (jar === 'firefox-private') await endPrivateSession();
    return ended;
  });
}

/** The state without what the change makes old. Nobody goes on asking about somebody else's profile. */
function asToldMeanwhile({
  change: _,
  changedElsewhere: __,
  otherProfile,
  ...shown
}: MemberState): MemberState {
  if (!otherProfile) return shown;
  const { seen } = otherProfile;
  return { ...shown, otherProfile: { ...otherProfile, seen: seen === 'asking' ? 'unknown' : seen } };
}

/** What was wanted may stand there by now; that is told where the change is checked. */
function isWhatWasSeen(shown: TabState | undefined, { document, seen, want }: Order): shown is MemberState {
  return (
    showsMember(shown, document, seen.site, seen.memberId) &&
    (shown.member.privacyStatus === seen.privacyStatus || shown.member.privacyStatus === want)
  );
}

/** The change itself: check, write once, check. The record is always a step ahead of what is done. */
async function change(record: ChangeRecord): Promise<TabState> {
  const { document, site, member } = record.shown;
  const place = recordOf(record.jar, site.key, member.id);
  await place.set(record);
  const patience = patienceOf(checkBeforeMs);
  const fetch = siteFetch(document, site, patience, record.id);
  const before = await checkBefore(record, fetch, patience);
  if (!('api' in before)) {
    const { state, outcome } = before;
    // Whoever opens the next popup is told, where nobody saw this one.
    if (state.kind === 'logged-out') await endChange(record, record.shown, 'interrupted');
    else await place.remove();
    return state.kind === 'member' && outcome ? endChange(record, state, outcome) : state;
  }

  const sent: ChangeRecord = { ...record, shown: before.shown, progress: { step: 'sending' } };
  await noteSending(sent);
  await place.set(sent);
  patience.renew(writeMs);
  const failure = await write(before.api, record.want);
  if (failure && isUnsent(failure)) {
    await noteEnd(sent, 'interrupted');
    await place.remove();
    return failure.kind === 'document-gone'
      ? { kind: 'unreadable', why: 'other-page' }
      : { kind: 'failed', site, failure, duringChange: true };
  }

  patience.renew(checkAfterMs);
  const after = await checkAfter(before.api, sent, failure, fetch, patience);
  if (after.kind === 'visitor') {
    await endChange(sent, sent.shown, 'interrupted', failure);
    return { kind: 'logged-out', site, change: { id: record.id, outcome: 'interrupted' } };
  }
  const state = after.member ? { ...sent.shown, member: after.member } : sent.shown;
  const outcome = await outcomeOf(sent, after.member, failure);
  const why = outcome === 'join-impossible' ? await whyImpossible(before.api) : {};
  const ended = await endChange(sent, { ...state, ...why }, outcome, failure);
  return after.member ? rememberSeen(sent.jar, ended, Date.now()) : ended;
}
