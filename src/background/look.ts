import type { Asked, Asking } from '../protocol.ts';
import { jarOf, storedTabState } from '../shared/stored.ts';
import { type Failure, failureOf } from '../wix/failure.ts';
import type { WixSite } from '../wix/site.ts';
import { isOnSite } from '../wix/site-key.ts';
import type { MemberState, TabDocument, TabState } from '../wix/tab-state.ts';
import { rememberSeen } from './changed-elsewhere.ts';
import { closedToUs } from './closed-to-us.ts';
import { type FoundTab, findTab } from './find-tab.ts';
import { inspectTab } from './inspect-tab.ts';
import { readMembership } from './membership.ts';
import { type Patience, patienceOf } from './patience.ts';
import { privateSessionBegun } from './private-session.ts';
import { tellOtherTabs } from './same-member.ts';
import { settleChange, unansweredChange, unsettledChange } from './settle.ts';
import { showMember } from './show-member.ts';
import { mayReadBinding, siteFetch } from './site-fetch.ts';
import { beginWork, type TabWork } from './tabs.ts';
import { changesSoFar, isChanging } from './under-way.ts';

/** With the second that tab-fetch takes to find out about a page that does not answer, and what its badge takes, eight at most. */
const readingMs = 6500;

/**
 * Finds out what there is to know about a tab and shows it, step by step, in toolbar and popup: site, member, site
 * rule. What is found last is given back. Never throws for what a page, a site or Wix does. While a change is at work
 * in the tab's document, its state stands.
 */
export async function lookAtTab(tabId: number, asked: Asked, view?: string): Promise<TabState> {
  await privateSessionBegun();
  const tab = await findTab(tabId);
  if (!tab) return { kind: 'unreadable', why: 'tab-closed' };
  const patience = patienceOf(readingMs);
  const inspection = await inspectTab(tabId, patience);
  if (isChanging(tabId)) {
    const now = await storedTabState(tab).get();
    if (inspection.kind === 'recognised' && isOf(now, inspection.document)) return now;
  }

  const work = beginWork(tab, inspection.kind === 'recognised' ? inspection.document : undefined);
  switch (inspection.kind) {
    case 'silent':
      return work.show({ kind: 'failed', failure: { kind: 'too-slow' }, duringChange: false });
    case 'error-page':
      return work.show({ kind: 'failed', failure: { kind: 'no-connection' }, duringChange: false });
    case 'closed-to-us':
      return work.show(closedToUs(tab, asked));
    case 'recognised': {
      const { recognition, document } = inspection;
      switch (recognition.kind) {
        case 'wix':
          if (!(await isAddressOf(recognition.site, tab)))
            return work.show({ kind: 'unreadable', why: 'not-wix' });
          return lookAtSite(work, document, recognition.site, { asked, view }, patience);
        case 'copy':
          return work.show({ kind: 'unreadable', why: 'copy', of: recognition.of });
        default:
          return work.show({ kind: 'unreadable', why: recognition.kind });
      }
    }
  }
}

/** A page can be made to say anything of itself, its address can't: the browser's own word decides. */
async function isAddressOf({ key }: WixSite, tab: FoundTab): Promise<boolean> {
  return isOnSite(tab.url, key) || isOnSite((await findTab(tab.id))?.url, key);
}

function isOf(state: TabState | undefined, { documentId }: TabDocument): state is MemberState {
  return state?.kind === 'member' && state.document.documentId === documentId;
}

async function lookAtSite(
  work: TabWork,
  document: TabDocument,
  site: WixSite,
  asking: Asking,
  patience: Patience,
): Promise<TabState> {
  const now = await storedTabState(work.tab).get();
  const rule = knownRule(now, document, site);
  // How a change ended may be told this very moment, and a page that is only looked after keeps what it shows: both until
  // there is something newer.
  const stands = asking.asked === 'page' || (isOf(now, document) && now.change?.phase === 'ended');
  // The site is being asked while that is shown.
  const saying = stands ? undefined : work.show({ kind: 'looking', site });
  const fetch = siteFetch(document, site, patience);
  try {
    for (;;) {
      const before = changesSoFar();
      const begunAt = Date.now();
      // Where a change of ours began or ended meanwhile, what was read may already be out of date.
      const isOld = () => changesSoFar() !== before;
      const membership = await onceSaid(saying, readMembership(site, fetch));
      if (isOld()) continue;
      if (membership.kind === 'visitor') return work.show(await nobodyHere(work, site, membership, asking));
      const read: MemberState = { kind: 'member', document, site, member: membership.member, ...rule };
      if (work.isLate()) return read;
      const settled = await settleChange(work.tab, read, asking);
      const state = await rememberSeen(jarOf(work.tab), settled, begunAt);
      await tellOtherTabs(work.tab, state);
      const isSame = isOf(now, document) && now.member.id === state.member.id;
      const known = isSame ? now.otherProfile : undefined;
      const shown = await showMember(work, state, membership.api, known, isOld);
      if (shown) return shown;
    }
  } catch (error) {
    await saying; // A mistake of ours is none of the site's.
    const state = await failedLook(work, document, site, failureOf(error));
    await tellOtherTabs(work.tab, state);
    return work.show(state);
  }
}

/** What `reading` gives, once both are done: whatever it comes to is shown after what is being said. */
async function onceSaid<T>(saying: Promise<TabState> | undefined, reading: Promise<T>): Promise<T> {
  const [said, read] = await Promise.allSettled([saying, reading]);
  if (said.status === 'rejected') throw said.reason;
  if (read.status === 'rejected') throw read.reason;
  return read.value;
}

/** Where Wix names nobody, who asks again may let us ask as the page does, with the session's binding. */
async function nobodyHere(
  work: TabWork,
  site: WixSite,
  { isNamed }: { isNamed: boolean },
  asking: Asking,
): Promise<TabState> {
  const mayBeBound = asking.asked === 'once-more' && !isNamed && site.hasMembersArea;
  if (mayBeBound && !(await mayReadBinding(site))) return { kind: 'not-named', site };
  const change = work.isLate() ? undefined : await unansweredChange(work.tab, site, asking);
  return { kind: 'logged-out', site, ...(change ? { change } : {}) };
}

/** The rule that this document's site had a moment ago, until it is read anew. */
function knownRule(
  known: TabState | undefined,
  document: TabDocument,
  site: WixSite,
): Pick<MemberState, 'rule' | 'rawRule'> {
  if (!isOf(known, document) || known.site.key !== site.key) return {};
  const { rule, rawRule } = known;
  return { ...(rule ? { rule } : {}), ...(rawRule ? { rawRule } : {}) };
}

/** What to show where the member could not be read. Of a page that was left meanwhile there is nothing to say. */
async function failedLook(
  work: TabWork,
  document: TabDocument,
  site: WixSite,
  failure: Failure,
): Promise<TabState> {
  if (failure.kind === 'document-gone') return { kind: 'unreadable', why: 'access-gone' };
  const unsettled = work.isLate() ? undefined : await unsettledChange(work.tab, document);
  return unsettled ?? { kind: 'failed', site, failure, duringChange: false };
}
