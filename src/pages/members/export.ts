import type { OwnedMember } from '../../wix/owned-member.ts';
import type { SiteRule } from '../../wix/site-rule.ts';
import { byteOrderMark, csvOf } from '../csv.ts';
import { saveFile } from '../save-file.ts';
import { seenBy } from './member-words.ts';

/** What of the list goes into a file: as it is shown. */
export interface Exported {
  members: readonly OwnedMember[];
  hasEmails: boolean;
  rule: SiteRule;
}

type Row = Record<string, string>;

/** So many at a time: the page goes on answering meanwhile. */
const atOnce = 2000;

/** Gives the person the members as a CSV file, in Wix's own words and UTC. */
export async function exportAsCsv(exported: Exported): Promise<void> {
  const columns = Object.keys(
    rowOf({ id: '', privacyStatus: 'UNKNOWN', status: 'UNKNOWN', activityStatus: 'UNKNOWN' }, exported),
  );
  const parts = await inParts(exported, (rows) => csvOf(rows.map((row) => Object.values(row))));
  saveFile([byteOrderMark, csvOf([columns]), ...parts], 'members.csv', 'text/csv;charset=utf-8');
}

/** The same as a JSON file. */
export async function exportAsJson(exported: Exported): Promise<void> {
  const parts = await inParts(exported, (rows) => rows.map((row) => `\n${JSON.stringify(row)}`).join(','));
  saveFile(['[', parts.join(','), '\n]\n'], 'members.json', 'application/json');
}

async function inParts(exported: Exported, write: (rows: Row[]) => string): Promise<string[]> {
  const members = [...exported.members];
  const parts: string[] = [];
  for (let first = 0; first < members.length; first += atOnce) {
    parts.push(write(members.slice(first, first + atOnce).map((member) => rowOf(member, exported))));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return parts;
}

/** The same columns for everybody; what Wix doesn't know is empty. */
function rowOf(member: OwnedMember, { hasEmails, rule }: Pick<Exported, 'hasEmails' | 'rule'>): Row {
  const { id, nickname, loginEmail, privacyStatus, status, activityStatus, createdDate, lastLoginDate } =
    member;
  return {
    id,
    nickname: nickname ?? '',
    ...(hasEmails ? { loginEmail: loginEmail ?? '' } : {}),
    privacyStatus,
    seenBy: seenBy(member, rule),
    status,
    activityStatus,
    createdDate: createdDate ?? '',
    lastLoginDate: lastLoginDate ?? '',
  };
}
