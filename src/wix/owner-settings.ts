import * as v from 'valibot';
import { ruleOf, SiteRule } from './site-rule.ts';
import { WantedStatus } from './tab-state.ts';

/** Rises with every change; a change must name the one it was decided on. */
const revision = v.pipe(v.string(), v.regex(/^\d{1,20}$/));

/** What a site's rule is made of, in Wix's own words. */
export const RuleSettings = v.object({
  publicMemberCandidates: v.picklist(['ANYONE', 'NO_ONE']),
  publicMemberVisibility: v.picklist(['VISIBLE_TO_ALL', 'VISIBLE_TO_MEMBERS_ONLY']),
  revision,
});
export type RuleSettings = v.InferOutput<typeof RuleSettings>;

/** A rule that can be set. */
export const SetRule = v.picklist(SiteRule.options.filter((rule) => rule !== 'unknown'));
export type SetRule = v.InferOutput<typeof SetRule>;

/** What the profile of a new member is set to. */
export const DefaultPrivacy = v.object({
  defaultPrivacy: WantedStatus,
  revision,
});
export type DefaultPrivacy = v.InferOutput<typeof DefaultPrivacy>;

/** What an owner changes for all members at once, from what they saw. */
export const SettingChange = v.variant('setting', [
  v.object({ setting: v.literal('rule'), from: RuleSettings, to: SetRule }),
  v.object({
    setting: v.literal('default'),
    from: DefaultPrivacy,
    to: WantedStatus,
  }),
]);
export type SettingChange = v.InferOutput<typeof SettingChange>;

/** What is known of a change that may have been made. */
export const SettingOutcome = v.picklist(['confirmed', 'not-confirmed', 'not-checked']);
export type SettingOutcome = v.InferOutput<typeof SettingOutcome>;

const RuleAnswer = v.object({ memberPrivacySettings: RuleSettings });
const DefaultAnswer = v.object({ defaultPrivacy: DefaultPrivacy });

/** The settings in a privacy-settings answer; undefined where they are not known well enough to be changed. Never throws. */
export function parseRuleSettings(answer: unknown): RuleSettings | undefined {
  const parsed = v.safeParse(RuleAnswer, answer);
  return parsed.success ? parsed.output.memberPrivacySettings : undefined;
}

/** The same of a default-privacy answer. */
export function parseDefaultPrivacy(answer: unknown): DefaultPrivacy | undefined {
  const parsed = v.safeParse(DefaultAnswer, answer);
  return parsed.success ? parsed.output.defaultPrivacy : undefined;
}

/** The rule that these settings make. */
export function ruleOfSettings({
  publicMemberCandidates,
  publicMemberVisibility,
}: Omit<RuleSettings, 'revision'>): SetRule {
  return ruleOf(publicMemberCandidates, publicMemberVisibility);
}

/**
 * These settings changed so that they make this rule. Where nobody may be public it is left who would see them: which
 * other pair Wix takes is not documented.
 */
export function settingsWith(from: RuleSettings, rule: SetRule): RuleSettings {
  switch (rule) {
    case 'no-one':
      return { ...from, publicMemberCandidates: 'NO_ONE' };
    case 'everyone':
      return { ...from, publicMemberCandidates: 'ANYONE', publicMemberVisibility: 'VISIBLE_TO_ALL' };
    case 'members-only':
      return { ...from, publicMemberCandidates: 'ANYONE', publicMemberVisibility: 'VISIBLE_TO_MEMBERS_ONLY' };
  }
}
