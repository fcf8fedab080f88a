import { getDefaultPrivacyStatus, setDefaultPrivacyStatus } from '@wix/auto_sdk_members_default-privacy';
import {
  getMemberPrivacySettings,
  setMemberPrivacySettings,
} from '@wix/auto_sdk_members_member-privacy-settings';
import { queryMembers } from '@wix/auto_sdk_members_members';
import { ApiKeyStrategy } from '@wix/sdk/auth/api-key';
import { createClient } from '@wix/sdk/client';
import * as v from 'valibot';
import { checkedFetch } from './checked-fetch.ts';
import { FailureError } from './failure.ts';
import { type MemberQuery, sdkQuery } from './member-query.ts';
import { type OwnedMember, parseOwnedMember } from './owned-member.ts';
import {
  type DefaultPrivacy,
  parseDefaultPrivacy,
  parseRuleSettings,
  type RuleSettings,
  type SettingChange,
  settingsWith,
} from './owner-settings.ts';
import { parseSiteRule, type ReadRule } from './site-rule.ts';

/** Whose site, and the key that speaks for its owner. Both as a person gave them, checked. */
export interface OwnerAccess {
  metaSiteId: string;
  key: string;
}

/** One page of a list of members. */
export interface MembersPage {
  members: OwnedMember[];
  /** How many Wix gave, those that can't be read included: the next page begins after them. */
  given: number;
  /** How many there are in all, where Wix knows. */
  total?: number;
}

/** The Members API as the owner of a site has it. Every function throws what `failureOf` understands. */
export interface OwnerApi {
  readMembers(query: MemberQuery): Promise<MembersPage>;
  /** `settings`: what the rule is made of, where it can be changed. */
  readSiteRule(): Promise<ReadRule & { settings?: RuleSettings }>;
  readDefaultPrivacy(): Promise<DefaultPrivacy>;
  /** Sets what is wanted, as a change of what was seen. What it really did, only a reading tells. */
  change(change: SettingChange): Promise<void>;
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const MembersAnswer = v.object({
  members: v.array(v.unknown()),
  metadata: v.fallback(v.optional(v.object({ total: v.fallback(v.optional(count), undefined) })), undefined),
});
/** The official SDK with an owner's key, on Wix's own host. `fetch` decides what limits requests have. Facts: docs/wix.md, "With an owner's key". */
export function createOwnerApi({ metaSiteId, key }: OwnerAccess, fetch: typeof globalThis.fetch): OwnerApi {
  const client = createClient({
    auth: ApiKeyStrategy({ apiKey: key, siteId: metaSiteId }),
    fetch: checkedFetch(fetch),
    modules: {
      queryMembers,
      getMemberPrivacySettings,
      setMemberPrivacySettings,
      getDefaultPrivacyStatus,
      setDefaultPrivacyStatus,
    },
  });
  return {
    async readMembers(asked) {
      const { query, options } = sdkQuery(asked);
      const parsed = v.safeParse(MembersAnswer, await client.queryMembers(query, options));
      if (!parsed.success) throw new FailureError({ kind: 'unexpected-answer', status: 200 });
      const { members, metadata } = parsed.output;
      return {
        members: members.flatMap((member) => parseOwnedMember(member) ?? []),
        given: members.length,
        ...(metadata?.total === undefined ? {} : { total: metadata.total }),
      };
    },
    async readSiteRule() {
      const answer = await client.getMemberPrivacySettings();
      const settings = parseRuleSettings(answer);
      return { ...parseSiteRule(answer), ...(settings ? { settings } : {}) };
    },
    async readDefaultPrivacy() {
      const read = parseDefaultPrivacy(await client.getDefaultPrivacyStatus());
      if (!read) throw new FailureError({ kind: 'unexpected-answer', status: 200 });
      return read;
    },
    async change(change) {
      // What is handed to the SDK is changed by it: neither is anything else's.
      if (change.setting === 'rule')
        await client.setMemberPrivacySettings(settingsWith(change.from, change.to));
      else await client.setDefaultPrivacyStatus({ ...change.from, defaultPrivacy: change.to });
    },
  };
}
