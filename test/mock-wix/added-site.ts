import type { MemberSeed } from './member.ts';
import type { SiteDefinition } from './site-definitions.ts';

/** A page that a test makes a live site of. */
export interface AddedSite {
  /** Where the site lives, as its model names it; may carry a path and end in a slash. */
  base: string;
  /** Served at the base and everywhere below it. */
  html: string;
  /** Whether the tokens of the apps of the Members Area are issued, too. */
  membersArea?: boolean;
  /** Without them there are Noa, who is public, and Gil, who is private. */
  members?: readonly MemberSeed[];
}

const usualMembers: readonly MemberSeed[] = [
  { name: 'Noa', lastName: 'Regev', privacyStatus: 'PUBLIC' },
  { name: 'Gil', lastName: 'Oren', privacyStatus: 'PRIVATE' },
];

/** The definition of an added site; it is named by its address. */
export function definitionOf({
  base,
  html,
  membersArea = true,
  members = usualMembers,
}: AddedSite): SiteDefinition {
  const { host, pathname } = new URL(base);
  const name = `${host}${pathname.replace(/\/$/, '')}`;
  return {
    name,
    title: name,
    tagline: '',
    hue: 0,
    base,
    mail: host,
    pages: 'given',
    html,
    editorName: 'Unknown',
    prefixes: membersArea ? { profiles: 'profile', account: 'account' } : null,
    members,
  };
}
