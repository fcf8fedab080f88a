/** The rule a site's owner sets for all its members. */
export interface MockRule {
  publicMemberVisibility: 'VISIBLE_TO_ALL' | 'VISIBLE_TO_MEMBERS_ONLY';
  publicMemberCandidates: 'ANYONE' | 'NO_ONE';
  revision: number;
  /** When its owner last set it. */
  updatedDate?: string;
}

/** The rule a site has before its owner touched it. */
export function initialRule(): MockRule {
  return { publicMemberVisibility: 'VISIBLE_TO_ALL', publicMemberCandidates: 'ANYONE', revision: 1 };
}

/** The rule as it is once its owner has set this of it. */
export function changedRule(rule: MockRule, to: Partial<MockRule>): MockRule {
  return { ...rule, ...to, revision: rule.revision + 1, updatedDate: new Date().toISOString() };
}

/** The rule as the API answers it. */
export function ruleJson(rule: MockRule): Record<string, unknown> {
  return { ...rule, revision: String(rule.revision) };
}

export const isVisibility = (value: unknown): value is MockRule['publicMemberVisibility'] =>
  value === 'VISIBLE_TO_ALL' || value === 'VISIBLE_TO_MEMBERS_ONLY';

export const isCandidates = (value: unknown): value is MockRule['publicMemberCandidates'] =>
  value === 'ANYONE' || value === 'NO_ONE';
