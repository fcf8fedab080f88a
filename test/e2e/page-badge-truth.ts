import { expect } from '@playwright/test';
import type { MockSite } from '../mock-wix/index.ts';
import type { MockMember } from '../mock-wix/member.ts';
import { badgeTraces } from './badge-traces.ts';
import type { Tab } from './browser.ts';
import type { Story } from './story.ts';

const words = {
  Public: ['Public', 'ציבורי'],
  Members: ['Public to members', 'גלוי לחברים'],
  Private: ['Private', 'פרטי'],
  Unknown: ['Unknown', 'לא ידוע'],
};

const onToolbar: Record<keyof typeof words, string> = {
  Public: 'PUB',
  Members: 'MEM',
  Private: 'PRI',
  Unknown: '?',
};

/**
 * O6 for the page badges a story leaves behind: each belongs to a site that is switched on, and says what the server
 * holds of whoever is logged in there, and what the toolbar button says.
 */
export async function expectTruePageBadges(story: Story, timeout: number): Promise<void> {
  if (!story.hadBadge) return;
  const { switches } = await badgeTraces(story.browser);
  for (const tab of story.tabs) {
    const site = await siteOf(story, tab);
    if (!site || site.replicationLagMs > 0) continue;
    const untrue = async () => {
      const badge = await story.browser.pageBadge(tab);
      if (!badge) return undefined;
      if (!switches.includes(site.key)) return `"${badge.text}" where no switch is on`;
      if (!badge.text) return undefined;
      const member = await whoIsIn(tab, site);
      const truth = member && wordFor(member, site);
      const fitting = truth && [...words[truth], ...wordsForOther(await tab.url(), site)];
      if (!truth || !fitting?.includes(badge.text)) {
        return `"${badge.text}" with ${member?.nickname ?? 'nobody'} logged in`;
      }
      const button = (await story.browser.toolbar(tab)).badge;
      return button === onToolbar[truth] ? undefined : `"${badge.text}" under a button that says "${button}"`;
    };
    await expect
      .poll(untrue, { message: `O6: the page badge on ${site.key}`, intervals: [20], timeout })
      .toBeUndefined();
  }
}

/** What may be said of the member whose profile an address shows, to another one. */
function wordsForOther(url: string, site: MockSite): string[] {
  const [prefix, slug] = url.slice(site.url('/').length).split('/');
  if (prefix !== site.definition.prefixes?.profiles) return [];
  const member = site.members.find((candidate) => candidate.slug === slug);
  const isSeen = member?.privacyStatus === 'PUBLIC' && site.rule.publicMemberCandidates === 'ANYONE';
  return isSeen
    ? ['Visible to you', 'גלוי לכם'].map((word) => `${word}: ${member.nickname || member.slug}`)
    : ['Not visible to you', 'לא גלוי לכם'].map((word) => `${word}: ${slug}`);
}

async function siteOf({ mock }: Story, tab: Tab): Promise<MockSite | undefined> {
  const url = await tab.url();
  return mock.everySite.find((site) => url.startsWith(site.url()));
}

async function whoIsIn(tab: Tab, site: MockSite): Promise<MockMember | undefined> {
  const { nickname } = await tab.evaluate<{ nickname: string | null }>(
    `fetch(${JSON.stringify(site.url('/__mock/whoami'))}).then((answer) => answer.json())`,
  );
  return site.members.find((member) => member.nickname === nickname);
}

function wordFor({ privacyStatus }: MockMember, { rule }: MockSite): keyof typeof words {
  if (rule.publicMemberCandidates === 'NO_ONE' || privacyStatus === 'PRIVATE') return 'Private';
  if (privacyStatus === 'UNKNOWN') return 'Unknown';
  return rule.publicMemberVisibility === 'VISIBLE_TO_MEMBERS_ONLY' ? 'Members' : 'Public';
}
