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

/** O6 for the page badges a story leaves behind: each says what the server holds of whoever is logged in there. */
export async function expectTruePageBadges(story: Story): Promise<void> {
  if ((await badgeTraces(story.browser)).switches.length === 0) return;
  for (const tab of story.tabs) {
    const site = await siteOf(story, tab);
    if (!site || site.replicationLagMs > 0) continue;
    const untrue = async () => {
      const badge = await story.browser.pageBadge(tab);
      if (!badge?.text) return undefined;
      const member = await whoIsIn(tab, site);
      const [word = ''] = badge.text.split(': ').reverse();
      const isTrue = member && words[wordFor(member, site)].includes(word);
      return isTrue ? undefined : `"${badge.text}" with ${member?.nickname ?? 'nobody'} logged in`;
    };
    await expect
      .poll(untrue, { message: `O6: the page badge on ${site.key}`, timeout: 5000, intervals: [20] })
      .toBeUndefined();
  }
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
