import * as v from 'valibot';

/** Who may see public profiles on a site, in our words for Wix's memberPrivacySettings; `unknown` where it can't be read. */
export const SiteRule = v.picklist(['everyone', 'members-only', 'no-one', 'unknown']);
export type SiteRule = v.InferOutput<typeof SiteRule>;

/** A site's rule as it was read: in our words, and in Wix's own, which are empty where there were none. */
export interface ReadRule {
  rule: SiteRule;
  rawRule: string;
}

const text = v.fallback(v.optional(v.string()), undefined);
const Settings = v.object({
  memberPrivacySettings: v.object({ publicMemberCandidates: text, publicMemberVisibility: text }),
});

/** The site rule in a privacy-settings answer. NO_ONE keeps every profile private, whatever the members chose. Never throws. */
export function parseSiteRule(answer: unknown): ReadRule {
  const parsed = v.safeParse(Settings, answer);
  if (!parsed.success) return { rule: 'unknown', rawRule: '' };
  const { publicMemberCandidates, publicMemberVisibility } = parsed.output.memberPrivacySettings;
  return {
    rule: ruleOf(publicMemberCandidates, publicMemberVisibility),
    rawRule: [publicMemberCandidates, publicMemberVisibility].filter(isOneOfWixsWords).join(', '),
  };
}

/** The rule that Wix's two settings make. */
export function ruleOf(
  candidates: 'ANYONE' | 'NO_ONE',
  visibility: 'VISIBLE_TO_ALL' | 'VISIBLE_TO_MEMBERS_ONLY',
): Exclude<SiteRule, 'unknown'>;
export function ruleOf(candidates: string | undefined, visibility: string | undefined): SiteRule;
export function ruleOf(candidates: string | undefined, visibility: string | undefined): SiteRule {
  if (candidates === 'NO_ONE') return 'no-one';
  if (candidates !== 'ANYONE') return 'unknown';
  if (visibility === 'VISIBLE_TO_ALL') return 'everyone';
  return visibility === 'VISIBLE_TO_MEMBERS_ONLY' ? 'members-only' : 'unknown';
}

/** Shown to people: only what looks like one of Wix's words is let through. */
function isOneOfWixsWords(given: string | undefined): boolean {
  return given !== undefined && /^[A-Z_]{1,40}$/.test(given);
}
