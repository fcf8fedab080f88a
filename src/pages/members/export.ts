import type { OwnedMember } from '../../wix/owned-member.ts';
import type { SiteRule } from '../../wix/site-rule.ts';
import { byteOrderMark, csvOf } from '../csv.ts';
import { saveFile } from '../save-file.ts';
import { nameIn, seenBy } from './member-words.ts';

/** What of the list goes into a file: as it is shown. */
export interface Exported {
  members: readonly OwnedMember[];
  hasEmails: boolean;
  rule: SiteRule;
}

type Row = Record<string, string>;

/** So many at a time. */
const atOnce = 2000;

/** Gives the person the members as a CSV file, in Wix's own words and UTC. */
export function exportAsCsv(exported: Exported): Promise<void> {
  return save(csvParts(asItIs(exported)), 'members.csv', 'text/csv;charset=utf-8');
}

/** The same as a JSON file. */
export function exportAsJson(exported: Exported): Promise<void> {
  return save(jsonParts(asItIs(exported)), 'members.json', 'application/json');
}

/** Hands the file to the browser while it is made: the page never holds it whole, and goes on answering. */
async function save(parts: Generator<string>, name: string, type: string): Promise<void> {
  const encoder = new TextEncoder();
  const made = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve));
      const { done, value } = parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
  saveFile([await new Response(made).blob()], name, type);
}

function* csvParts(exported: Exported): Generator<string, void> {
  const nobody = { id: '', privacyStatus: 'UNKNOWN', status: 'UNKNOWN', activityStatus: 'UNKNOWN' } as const;
  yield byteOrderMark + csvOf([Object.keys(rowOf(nobody, exported))]);
  for (const rows of inParts(exported)) yield csvOf(rows.map((row) => Object.values(row)));
}

function* jsonParts(exported: Exported): Generator<string, void> {
  yield '[';
  let between = '';
  for (const rows of inParts(exported)) {
    yield between + rows.map((row) => `\n${JSON.stringify(row)}`).join(',');
    between = ',';
  }
  yield '\n]\n';
}

/** More may come while it is written. */
function asItIs(exported: Exported): Exported {
  return { ...exported, members: [...exported.members] };
}

function* inParts(exported: Exported): Generator<Row[], void> {
  const { members } = exported;
  for (let first = 0; first < members.length; first += atOnce) {
    yield members.slice(first, first + atOnce).map((member) => rowOf(member, exported));
  }
}

/** The same columns for everybody; what Wix doesn't know is empty. */
function rowOf(member: OwnedMember, { hasEmails, rule }: Pick<Exported, 'hasEmails' | 'rule'>): Row {
  const { id, nickname, loginEmail, privacyStatus, status, activityStatus, createdDate, lastLoginDate } =
    member;
  return {
    id,
    nickname: (hasEmails ? nickname : nameIn(member)) ?? '',
    ...(hasEmails ? { loginEmail: loginEmail ?? '' } : {}),
    privacyStatus,
    seenBy: seenBy(member, rule),
    status,
    activityStatus,
    createdDate: createdDate ?? '',
    lastLoginDate: lastLoginDate ?? '',
  };
}
