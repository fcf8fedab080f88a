import { type History, type HistoryEntry, isUndone } from '../../shared/history.ts';
import { csvOf } from './csv.ts';

const columns = ['time', 'site', 'member id', 'nickname', 'from', 'to', 'outcome', 'undone later'];

/** Gives the person these changes as a CSV file, in Wix's own words and UTC. */
export function exportChanges(history: History, entries: readonly HistoryEntry[]): void {
  const file = new Blob([csvOf([columns, ...entries.map((entry) => row(history, entry))])], {
    type: 'text/csv;charset=utf-8',
  });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = 'member-visibility-changes.csv';
  link.click();
  // The download has its own hold on the file by the time the next task runs.
  setTimeout(() => URL.revokeObjectURL(link.href));
}

function row(history: History, entry: HistoryEntry): string[] {
  const { at, site, memberId, nickname = '', from, to, outcome } = entry;
  const undone = isUndone(history, entry) ? 'yes' : 'no';
  return [new Date(at).toISOString(), site, memberId, nickname, from, to, outcome, undone];
}
