import { getMemberPrivacySettings } from '@wix/auto_sdk_members_member-privacy-settings';
import {
  Set as Fieldset,
  getCurrentMember,
  joinCommunity,
  leaveCommunity,
} from '@wix/auto_sdk_members_members';
import { createClient } from '@wix/sdk/client';
import { FailureError, requestIdOf } from './failure.ts';
import { type Member, parseMember } from './member.ts';
import { findProfile, type Named } from './profile-query.ts';
import { sdkConnection } from './sdk-connection.ts';
import type { WixSite } from './site.ts';
import { parseSiteRule, type ReadRule } from './site-rule.ts';

/** The Members API of one site, spoken for by one session. Every function throws what `failureOf` understands. */
export interface MembersApi {
  /** Who the session belongs to. After a write of the same MembersApi it sees that write: the SDK carries Wix's consistency header on. */
  readMe(): Promise<Member>;
  /** Makes the caller's profile public. What it really did, only `readMe` tells. */
  join(): Promise<void>;
  /** Makes the caller's profile private. What it really did, only `readMe` tells. */
  leave(): Promise<void>;
  readSiteRule(): Promise<ReadRule>;
  /** A member's profile as the caller sees it; undefined: they don't. */
  findProfile(named: Named): Promise<Member | undefined>;
}

/** The official SDK for one site and the session that `instance` speaks for; `fetch` as `sdkConnection` has it. */
export function createMembersApi(
  site: WixSite,
  instance: string,
  fetch: typeof globalThis.fetch,
): MembersApi {
  let requestId: string | undefined;
  const client = createClient({
    ...sdkConnection(site, instance, fetch, (response) => {
      requestId = requestIdOf(response);
    }),
    modules: { getCurrentMember, joinCommunity, leaveCommunity, getMemberPrivacySettings },
  });

  async function readMe(fieldset: Fieldset): Promise<Member> {
    const member = parseMember(await client.getCurrentMember({ fieldsets: [fieldset] }));
    if (!member) throw new FailureError({ kind: 'unexpected-answer', status: 200 });
    return requestId ? { ...member, requestId } : member;
  }

  return {
    async readMe() {
      const member = await readMe(Fieldset.EXTENDED);
      // Some sites answer as if PUBLIC had been asked, with every status UNKNOWN; FULL may tell more.
      if (member.rawPrivacyStatus !== 'UNKNOWN') return member;
      const full = await readMe(Fieldset.FULL).catch(() => member);
      return full.id === member.id ? full : member;
    },
    async join() {
      await client.joinCommunity();
    },
    async leave() {
      await client.leaveCommunity();
    },
    async readSiteRule() {
      return parseSiteRule(await client.getMemberPrivacySettings());
    },
    findProfile: (named) => findProfile(site, instance, fetch, named),
  };
}
