import { defaultPrivacy, memberPrivacySettings, members } from '@wix/members';
import { ApiKeyStrategy } from '@wix/sdk/auth/api-key';
import { createClient } from '@wix/sdk/client';
import type { NodeBrowser } from './node-browser.ts';

/** The official SDK as whoever has this key, for one site. */
export function ownerClient(browser: NodeBrowser, apiKey: string, siteId: string) {
  return createClient({
    modules: { members, memberPrivacySettings, defaultPrivacy },
    auth: ApiKeyStrategy({ apiKey, siteId }),
    fetch: browser.fetch,
  });
}
