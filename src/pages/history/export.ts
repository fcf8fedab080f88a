import { type History, type HistoryEntry, isUndone } from '../../shared/history.ts';
import { byteOrderMark, csvOf } from '../csv.ts';
import { saveFile } from '../save-file.ts';

const columns = ['time', 'site', 'member id', 'nickname', 'from', 'to', 'outcome', 'undone later'];

/** Gives the person these changes as a CSV file, in Wix's own words and UTC. */
export function exportChanges(history: History, entries: readonly HistoryEntry[]): void {
  const rows = [columns, ...entries.map((entry) => row(history, entry))];
  saveFile([byteOrderMark, csvOf(rows)], 'member-visibility-changes.csv', 'text/csv;charset=utf-8');
}

function row(history: History, entry: HistoryEntry): string[] {
  const { at, site, memberId, nickname = '', from, to, outcome } = entry;
  const undone = isUndone(history, entry) ? 'yes' : 'no';
  return [new Date(at).toISOString(), site, memberId, nickname, from, to, outcome, undone];
}
