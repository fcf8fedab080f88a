import { type History, isSettingUndoable, type SettingEntry } from '../../shared/history.ts';
import { settingChangeInWords, settingOutcomeInWords } from '../../shared/history-words.ts';
import { type MessageKey, say, sayMoment } from '../../shared/i18n.ts';
import { membersAddress, type WantedSetting } from '../members-address.ts';
import { ChangesTable } from './changes-table.tsx';

interface Props {
  history: History;
  entries: readonly SettingEntry[];
}

const heads: MessageKey[] = ['historyWhen', 'historySite', 'historyChange', 'historyOutcome'];

/** What an owner changed for all members, as a table; what can be taken back leads to where that is asked. */
export function SettingChanges({ history, entries }: Props) {
  return (
    <>
      <h2>{say('historySettings')}</h2>
      <ChangesTable name="historySettings" heads={heads}>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td data-head={say('historyWhen')}>{sayMoment(entry.at)}</td>
            <td data-head={say('historySite')}>
              <a href={membersAddress(entry.metaSiteId)}>
                <bdi dir="ltr">{entry.metaSiteId}</bdi>
              </a>
            </td>
            <td data-head={say('historyChange')}>{settingChangeInWords(entry)}</td>
            <td data-head={say('historyOutcome')}>
              {settingOutcomeInWords(history, entry)}
              {isSettingUndoable(history, entry) && (
                <a
                  class="undo"
                  href={membersAddress(entry.metaSiteId, before(entry))}
                  aria-label={`${say('undoThis')}: ${settingChangeInWords(entry)}, ${sayMoment(entry.at)}`}
                >
                  {say('undoThis')}
                </a>
              )}
            </td>
          </tr>
        ))}
      </ChangesTable>
    </>
  );
}

function before(entry: SettingEntry): WantedSetting {
  return entry.setting === 'rule'
    ? { setting: 'rule', to: entry.from }
    : { setting: 'default', to: entry.from };
}
