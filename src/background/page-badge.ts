import { storedSwitch } from '../shared/badge-switch.ts';
import { language, type MessageKey, say, writingDirection } from '../shared/i18n.ts';
import type { BadgeWorld, PageBadge } from '../shared/page-badge.ts';
import { wordsFor } from '../shared/words.ts';
import { failureOf } from '../wix/failure.ts';
import {
  type MemberState,
  type OtherProfile,
  profileName,
  siteOf,
  type TabDocument,
  type TabState,
} from '../wix/tab-state.ts';
import { badgeLooks } from './badge-looks.ts';
import { runFileInDocument, runInDocument } from './run-in-document.ts';

/** Who is told of a state waits for its page: one whose scripts stand still shows it when they go on. */
const patienceMs = 200;

const texts: Record<keyof typeof badgeLooks, MessageKey> = {
  public: 'badgePublic',
  members: 'badgeMembers',
  private: 'badgePrivate',
  unknown: 'badgeUnknown',
};

const otherTexts: Record<Exclude<OtherProfile['seen'], 'asking'>, MessageKey> = {
  seen: 'badgeOtherSeen',
  'not-seen': 'badgeOtherNotSeen',
  unknown: 'badgeOtherUnknown',
};

/** A state as a page badge; null where there is nothing to say: nobody is logged in, nothing was read, or it is changing. */
export function badgeOf(state: TabState): PageBadge | null {
  if (state.kind !== 'member' || state.change?.phase === 'changing') return null;
  const { tone: told } = wordsFor(state);
  const tone = told === 'attention' || told === 'idle' ? 'unknown' : told;
  const { id, slug } = state.member;
  const other = otherOf(state);
  return {
    text: say(texts[tone]),
    icon: badgeLooks[tone],
    names: [id, ...(slug ? [slug] : [])],
    ...(other ? { other } : {}),
    language: language(),
    direction: writingDirection(),
  };
}

/** What a page says of somebody else's profile. Whether it is public to all is not known: only whether the member sees it. */
function otherOf({ otherProfile }: MemberState): PageBadge['other'] {
  if (!otherProfile || otherProfile.seen === 'asking') return undefined;
  const { whose, seen } = otherProfile;
  const name = profileName(otherProfile);
  const icon = { ...badgeLooks[seen === 'seen' ? 'public' : 'unknown'], colour: badgeLooks.unknown.colour };
  return { whose, text: say(otherTexts[seen], { name }), icon };
}

/** Shows a state in the page it is about, where the badge of its site is switched on; one without a site takes it away. */
export async function showInPage(document: TabDocument, state: TabState): Promise<void> {
  if (state.kind === 'looking') return; // What it says stands until there is something newer.
  const site = siteOf(state);
  if (site && !(await storedSwitch(site.key).get())) return;
  const badge = badgeOf(state);
  const isUndrawn = await ifAnswered(runInDocument(document, showInWorld, [badge], patienceMs));
  // What draws comes with the first badge, also into a page that stands still: it draws when that goes on.
  if (isUndrawn ?? badge !== null)
    await ifAnswered(runFileInDocument(document, 'badge-element.js', patienceMs));
}

/** Undefined where nobody sees that page any more, or its scripts stand still. */
async function ifAnswered<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    const { kind } = failureOf(error);
    if (kind !== 'document-gone' && kind !== 'answer-lost') throw error;
    return undefined;
  }
}

/** Runs in the page's document, cut out of this file by the browser: it can use nothing but its argument. True: it can't be drawn yet. */
function showInWorld(badge: PageBadge | null): boolean {
  return (globalThis as BadgeWorld).memberVisibilityBadge?.show(badge) ?? false;
}
