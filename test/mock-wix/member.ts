import { createHash } from 'node:crypto';

export type PrivacyStatus = 'UNKNOWN' | 'PRIVATE' | 'PUBLIC';
export type Fieldset = 'PUBLIC' | 'EXTENDED' | 'FULL';

/** A member of a mock site, as its server stores it. */
export interface StoredMember {
  id: string;
  contactId: string;
  nickname?: string;
  slug: string;
  loginEmail: string;
  privacyStatus: PrivacyStatus;
  status: 'UNKNOWN' | 'PENDING' | 'APPROVED' | 'BLOCKED' | 'OFFLINE';
  activityStatus: 'UNKNOWN' | 'ACTIVE' | 'MUTED';
  contact: { firstName: string; lastName: string; phones: string[] };
  createdDate: string;
  updatedDate: string;
  /** Missing of who never logged in. */
  lastLoginDate?: string;
}

/** A member that tests know by name. They may change any of it. */
export interface MockMember extends StoredMember {
  /** What tests call the member; the site shows the nickname. */
  name: string;
  nickname: string;
}

/** The parts of a member a site definition has to say. */
export interface MemberSeed {
  name: string;
  lastName: string;
  privacyStatus: PrivacyStatus;
}

/** A GUID that is the same in every run for the same name. */
export function guid(name: string): string {
  return guidOf(createHash('sha256').update(name).digest('hex'));
}

/** A GUID made of 32 hexadecimal digits or more. */
export function guidOf(hex: string): string {
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Makes a member from its seed; `domain` is where the log-in e-mail addresses of the site are. */
export function createMember(seed: MemberSeed, domain: string): MockMember {
  const slug = seed.name.toLowerCase();
  return {
    name: seed.name,
    id: guid(`member ${slug} of ${domain}`),
    contactId: guid(`contact ${slug} of ${domain}`),
    nickname: `${seed.name} ${seed.lastName}`,
    slug,
    loginEmail: `${slug}@members.${domain}`,
    privacyStatus: seed.privacyStatus,
    status: 'APPROVED',
    activityStatus: 'ACTIVE',
    contact: { firstName: seed.name, lastName: seed.lastName, phones: ['+972 3 555 0100'] },
    createdDate: '2023-03-14T09:26:53.000Z',
    updatedDate: '2025-06-01T08:00:00.000Z',
    lastLoginDate: '2025-06-02T18:30:00.000Z',
  };
}

/** A member as the API answers it: what is in it depends on the fieldset. */
export function memberJson(
  member: StoredMember,
  fieldset: Fieldset,
  privacyStatus: PrivacyStatus,
): Record<string, unknown> {
  const isPublic = fieldset === 'PUBLIC';
  return {
    id: member.id,
    ...(isPublic ? {} : { loginEmail: member.loginEmail, loginEmailVerified: true }),
    status: isPublic ? 'UNKNOWN' : member.status,
    contactId: member.contactId,
    ...(fieldset === 'FULL'
      ? { contact: { contactId: member.contactId, ...member.contact, emails: [] } }
      : {}),
    profile: { nickname: member.nickname, slug: member.slug },
    privacyStatus: isPublic ? 'UNKNOWN' : privacyStatus,
    activityStatus: isPublic ? 'UNKNOWN' : member.activityStatus,
    createdDate: member.createdDate,
    updatedDate: member.updatedDate,
    ...(fieldset === 'FULL' ? { lastLoginDate: member.lastLoginDate } : {}),
  };
}

/** The widest fieldset asked for, in either spelling: repeated or separated by commas. */
export function widestFieldset(asked: readonly string[]): Fieldset {
  const names = asked.flatMap((value) => value.split(','));
  if (names.includes('FULL')) return 'FULL';
  return names.includes('EXTENDED') ? 'EXTENDED' : 'PUBLIC';
}
