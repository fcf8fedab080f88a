import type { Asked } from '../protocol.ts';
import { storedTabState } from '../shared/stored.ts';
import { failureOf } from '../wix/failure.ts';
import type { WixSite } from '../wix/site.ts';
import type { MemberState, TabDocument, TabState, Unreadable } from '../wix/tab-state.ts';
import { type FoundTab, findTab } from './find-tab.ts';
import { inspectTab } from './inspect-tab.ts';
import { readMembership, readSiteRule } from './membership.ts';
import { patienceOf } from './patience.ts';
import { patientReads } from './patient-reads.ts';
import { settleChange, unsettledChange } from './settle.ts';
import { tabFetch } from './tab-fetch.ts';
import { beginWork, isChanging, type TabWork } from './tabs.ts';

const readingMs = 8000;

/**
 * Finds out what there is to know about a tab and shows it, step by step, in toolbar and popup: site, member, site
 * rule. What is found last is given back. Never throws for what a page, a site or Wix does. While a change is at work
 * in the tab's document, its state stands.
 */
export async function lookAtTab(tabId: number, asked: Asked): Promise<TabState> {
  const tab = await findTab(tabId);
  if (!tab) return { kind: 'unreadable', why: 'access-gone' };
  const inspection = await inspectTab(tabId);
  if (isChanging(tabId)) {
    const now = await storedTabState(tab).get();
    if (inspection.kind === 'recognised' && isOf(now, inspection.document)) return now;
  }

  const work = beginWork(tab);
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
          return lookAtSite(work, document, recognition.site, asked);
        case 'copy':
          return work.show({ kind: 'unreadable', why: 'copy', of: recognition.of });
        default:
          return work.show({ kind: 'unreadable', why: recognition.kind });
      }
    }
  }
}

function isOf(state: TabState | undefined, { documentId }: TabDocument): state is MemberState {
  return state?.kind === 'member' && state.document.documentId === documentId;
}

async function lookAtSite(
  work: TabWork,
  document: TabDocument,
  site: WixSite,
  asked: Asked,
): Promise<TabState> {
  await work.show({ kind: 'looking', site });
  const patience = patienceOf(readingMs);
  const fetch = patientReads(tabFetch(document, site, patience), patience);
  try {
    const membership = await readMembership(site, fetch);
    if (membership.kind === 'visitor') return work.show({ kind: 'logged-out', site, duringChange: false });
    const read: MemberState = { kind: 'member', document, site, member: membership.member };
    if (work.isLate()) return read;
    const state = await work.show(await settleChange(work.tab, read, asked));
    return work.show({ ...state, rule: await readSiteRule(membership.api) });
  } catch (error) {
    const unsettled = work.isLate() ? undefined : await unsettledChange(work.tab, site);
    return work.show(unsettled ?? { kind: 'failed', site, failure: failureOf(error), duringChange: false });
  }
}

/**
 * A page that lets nobody in looks the same as one we have no access to. A click on the toolbar button gives access to
 * every page that can be read at all; so right after it, the page is one of the browser's own.
 */
function closedToUs(tab: FoundTab, asked: Asked): TabState {
  const scheme = tab.url && URL.canParse(tab.url) ? new URL(tab.url).protocol : undefined;
  if (scheme === 'http:') return { kind: 'unreadable', why: 'not-secure' };
  const why: Unreadable =
    asked === 'toolbar' || (scheme && scheme !== 'https:') ? 'browser-page' : 'access-gone';
  return { kind: 'unreadable', why };
}
