import type { Answer, Question } from '../protocol.ts';
import { storedTabState } from '../shared/stored.ts';
import { findProfile, namedIn } from '../wix/profile-query.ts';
import { readVisitorInstance } from '../wix/session.ts';
import { isAtWork, type MemberState, showsMember } from '../wix/tab-state.ts';
import { findTab } from './find-tab.ts';
import { otherProfileIn } from './other-profile.ts';
import { patienceOf } from './patience.ts';
import { patientReads } from './patient-reads.ts';
import { tabFetch } from './tab-fetch.ts';

const checkMs = 6500;

/**
 * Whether a visitor sees the profile of the member that is shown in this document, or of another whom the page shows:
 * asked in it, without the member's cookies, and only when a person wants to know. What can't be found out, or was changed
 * meanwhile, is `unknown`.
 */
export async function checkAsVisitor(question: Question<'visitor:check'>): Promise<Answer<'visitor:check'>> {
  const shown = await whatIsMeant(question);
  if (!shown) return 'unknown';
  const patience = patienceOf(checkMs);
  const fetch = patientReads(tabFetch(shown.document, shown.site, patience, null, 'omit'), patience);
  try {
    const instance = await readVisitorInstance(shown.site, fetch);
    const named = question.other === undefined ? { id: shown.member.id } : namedIn(question.other);
    const found = await findProfile(shown.site, instance, fetch, named);
    const now = await whatIsMeant(question);
    if (now?.member.privacyStatus !== shown.member.privacyStatus) return 'unknown';
    return found ? 'seen' : 'not-seen';
  } catch {
    return 'unknown'; // Said as such: it rests on answers that nobody has promised.
  }
}

/** The member that is shown in this very document, while nothing is being changed of them. */
async function whatIsMeant({
  document,
  site,
  memberId,
  other,
}: Question<'visitor:check'>): Promise<MemberState | undefined> {
  const tab = await findTab(document.tabId);
  const shown = tab && (await storedTabState(tab).get());
  if (!tab || !showsMember(shown, document, site, memberId) || isAtWork(shown)) return undefined;
  // The page may show somebody else by now.
  const here = await otherProfileIn(tab, shown, shown.otherProfile);
  return shown.otherProfile?.whose === other && here?.whose === other ? shown : undefined;
}
