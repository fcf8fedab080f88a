import type { OwnedMember } from '../../wix/owned-member.ts';

/** How many of the members that are here are so. */
export interface Counts {
  public: number;
  private: number;
  pending: number;
  blocked: number;
  /** Public, and Wix knows of no log-in: that is no proof that there was none. */
  neverIn: number;
}

export const noCounts: Counts = { public: 0, private: 0, pending: 0, blocked: 0, neverIn: 0 };

/** A member whose profile is set to public, and of whom Wix knows no log-in: they may not know. */
export function isNeverIn({ privacyStatus, lastLoginDate }: OwnedMember): boolean {
  return privacyStatus === 'PUBLIC' && lastLoginDate === undefined;
}

/** The counts with these members, too. */
export function countedWith(counts: Counts, members: readonly OwnedMember[]): Counts {
  const so = (isSo: (member: OwnedMember) => boolean) => members.filter(isSo).length;
  return {
    public: counts.public + so(({ privacyStatus }) => privacyStatus === 'PUBLIC'),
    private: counts.private + so(({ privacyStatus }) => privacyStatus === 'PRIVATE'),
    pending: counts.pending + so(({ status }) => status === 'PENDING'),
    blocked: counts.blocked + so(({ status }) => status === 'BLOCKED'),
    neverIn: counts.neverIn + so(isNeverIn),
  };
}
