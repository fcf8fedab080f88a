import type { SettingEntry } from '../../shared/history.ts';
import { outcomeWords, settingChangeInWords } from '../../shared/history-words.ts';
import { type MessageKey, say, sayMoment } from '../../shared/i18n.ts';
import { ChangesTable } from './changes-table.tsx';

const heads: MessageKey[] = ['historyWhen', 'historySite', 'historyChange', 'historyOutcome'];

/** What an owner changed for all members, as a table; it is taken back where it was changed. */
export function SettingChanges({ entries }: { entries: readonly SettingEntry[] }) {
  return (
    <>
      <h2>{say('historySettings')}</h2>
      <ChangesTable name="historySettings" heads={heads}>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td data-head={say('historyWhen')}>{sayMoment(entry.at)}</td>
            <td data-head={say('historySite')}>
              <a href={`members.html?${new URLSearchParams({ site: entry.metaSiteId })}`}>
                <bdi dir="ltr">{entry.metaSiteId}</bdi>
              </a>
            </td>
            <td data-head={say('historyChange')}>{settingChangeInWords(entry)}</td>
            <td data-head={say('historyOutcome')}>{say(outcomeWords[entry.outcome])}</td>
          </tr>
        ))}
      </ChangesTable>
    </>
  );
}
