import { crowdNames } from './crowd-names.ts';
import { drawsFrom, pick, type Shares, share } from './draws.ts';
import { guidOf, type StoredMember } from './member.ts';

const opened = Date.parse('2020-06-01T00:00:00Z');
const lastDay = Date.parse('2025-06-01T00:00:00Z');

const scripts: Shares<keyof typeof crowdNames | 'none'> = [
  ['latin', 55],
  ['hebrew', 15],
  ['japanese', 12],
  ['emoji', 8],
  ['none', 10],
];
const statuses: Shares<StoredMember['status']> = [
  ['APPROVED', 85],
  ['PENDING', 6],
  ['BLOCKED', 5],
  ['OFFLINE', 4],
];

/** The member of a crowd with this index; `start` says which crowd it is. */
export function crowdMember(start: number, index: number, domain: string): StoredMember {
  // Another state for each index, of all that there are: the step is odd.
  const draw = drawsFrom((start + Math.imul(index, 0x9e3779b1)) | 0);
  const guid = () => guidOf(Array.from({ length: 4 }, () => hexOf(draw())).join(''));
  const dateAfter = (from: number) => from + Math.floor(draw() * (lastDay - from));
  const isoDate = (time: number) => new Date(time).toISOString();
  const script = share(draw, scripts);
  const [firsts, lasts] = crowdNames[script === 'none' ? 'latin' : script];
  const [firstName, lastName] = [pick(draw, firsts), pick(draw, lasts)];
  const created = dateAfter(opened);
  return {
    id: guid(),
    contactId: guid(),
    ...(script === 'none' ? {} : { nickname: `${firstName} ${lastName}` }),
    slug: `member${index}`,
    loginEmail: `member${index}@crowd.${domain}`,
    privacyStatus: draw() < 0.4 ? 'PUBLIC' : 'PRIVATE',
    status: share(draw, statuses),
    activityStatus: draw() < 0.05 ? 'MUTED' : 'ACTIVE',
    contact: { firstName, lastName, phones: [] },
    createdDate: isoDate(created),
    updatedDate: isoDate(dateAfter(created)),
    ...(draw() < 0.2 ? {} : { lastLoginDate: isoDate(dateAfter(created)) }),
  };
}

function hexOf(drawn: number): string {
  return Math.floor(drawn * 2 ** 32)
    .toString(16)
    .padStart(8, '0');
}
