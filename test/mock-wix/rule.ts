/** The rule a site's owner sets for all its members. */
export interface MockRule {
  publicMemberVisibility: 'VISIBLE_TO_ALL' | 'VISIBLE_TO_MEMBERS_ONLY';
  publicMemberCandidates: 'ANYONE' | 'NO_ONE';
  revision: number;
}

/** The rule a site has before its owner touched it. */
export function initialRule(): MockRule {
  return { publicMemberVisibility: 'VISIBLE_TO_ALL', publicMemberCandidates: 'ANYONE', revision: 1 };
}
