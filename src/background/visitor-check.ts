import type { Answer, Question } from '../protocol.ts';
import { storedTabState } from '../shared/stored.ts';
import { readVisitorInstance } from '../wix/session.ts';
import { isShown } from '../wix/visitor-api.ts';
import { findTab } from './find-tab.ts';
import { patienceOf } from './patience.ts';
import { patientReads } from './patient-reads.ts';
import { tabFetch } from './tab-fetch.ts';

const checkMs = 6500;

/**
 * Whether a visitor sees the profile of the member that is shown in this document: asked in it, without the member's
 * cookies, and only when a person wants to know. What can't be found out is `unknown`, and nothing else is touched by it.
 */
export async function checkAsVisitor({
  document,
  site: siteKey,
  memberId,
}: Question<'visitor:check'>): Promise<Answer<'visitor:check'>> {
  const tab = await findTab(document.tabId);
  const shown = tab && (await storedTabState(tab).get());
  const isWhatIsMeant =
    shown?.kind === 'member' &&
    shown.document.documentId === document.documentId &&
    shown.site.key === siteKey &&
    shown.member.id === memberId;
  if (!isWhatIsMeant) return 'unknown';
  const patience = patienceOf(checkMs);
  const fetch = patientReads(tabFetch(document, shown.site, patience, null, 'omit'), patience);
  try {
    const instance = await readVisitorInstance(shown.site, fetch);
    return (await isShown(shown.site, instance, fetch, memberId)) ? 'seen' : 'not-seen';
  } catch {
    return 'unknown'; // Said as such: it rests on answers that nobody has promised.
  }
}
