import {
  type History,
  type HistoryEntry,
  isSettingUndone,
  isUndone,
  type SettingEntry,
} from '../../shared/history.ts';
import { byteOrderMark, csvOf } from '../csv.ts';
import { saveFile } from '../save-file.ts';

const columns = ['time', 'site', 'setting', 'member id', 'nickname', 'from', 'to', 'outcome', 'undone later'];

/** Gives the person these changes as a CSV file, in Wix's own words and UTC. */
export function exportChanges(
  history: History,
  entries: readonly HistoryEntry[],
  settings: readonly SettingEntry[],
): void {
  const rows = [
    columns,
    ...entries.map((entry) => row(history, entry)),
    ...settings.map((entry) => settingRow(history, entry)),
  ];
  saveFile([byteOrderMark, csvOf(rows)], 'member-visibility-changes.csv', 'text/csv;charset=utf-8');
}

function row(history: History, entry: HistoryEntry): string[] {
  const { at, site, memberId, nickname = '', from, to, outcome } = entry;
  const undone = isUndone(history, entry) ? 'yes' : 'no';
  return [new Date(at).toISOString(), site, 'privacyStatus', memberId, nickname, from, to, outcome, undone];
}

/** Of all members; the rule in our own words, for in Wix's it is two. */
function settingRow(history: History, entry: SettingEntry): string[] {
  const { at, metaSiteId, setting, from, to, outcome } = entry;
  const undone = isSettingUndone(history, entry) ? 'yes' : 'no';
  const name = setting === 'rule' ? 'memberPrivacySettings' : 'defaultPrivacy';
  return [new Date(at).toISOString(), metaSiteId, name, '', '', from, to, outcome, undone];
}
