import { memberPrivacySettings, members } from '@wix/members';
import { createClient } from '@wix/sdk/client';
import { apps } from './access-tokens.ts';
import type { MockSite } from './mock-site.ts';
import type { NodeBrowser } from './node-browser.ts';

/** What the tokens endpoint answers, as far as the tests look. */
export interface TokensAnswer {
  apps: Record<string, { instance: string; intId: number }>;
  smToken?: string;
  siteMemberId?: string;
  svSession: string;
}

/** Asks a site for tokens with the browser's cookies. */
export async function fetchTokens(
  browser: NodeBrowser,
  site: MockSite,
  headers: Record<string, string> = {},
): Promise<TokensAnswer> {
  const answer = await browser.fetch(site.url('/_api/v1/access-tokens'), { headers });
  return answer.json();
}

/** The official SDK for one site, with this instance token. */
export function sdkClient(browser: NodeBrowser, site: MockSite, token: string) {
  return createClient({
    modules: { members, memberPrivacySettings },
    auth: { getAuthHeaders: () => Promise.resolve({ headers: { Authorization: token } }) },
    host: { apiBaseUrl: site.key },
    fetch: browser.fetch,
  });
}

/** The official SDK as whoever the browser's cookies stand for on this site. */
export async function sdkFor(browser: NodeBrowser, site: MockSite) {
  const { apps: issued } = await fetchTokens(browser, site);
  return sdkClient(browser, site, issued[apps.metasite]?.instance ?? '');
}

/** Logs the browser in on a site, and gives the SDK as that member. */
export async function sdkAs(browser: NodeBrowser, site: MockSite, memberName: string) {
  await browser.fetch(site.logInUrl(memberName));
  return sdkFor(browser, site);
}
