import { outcomeWords, settingChangeInWords } from '../../shared/history-words.ts';
import { type MessageKey, say, sayMoment } from '../../shared/i18n.ts';
import type { SettingEntry } from '../../shared/setting-history.ts';

/** What an owner changed for all members, as a table; it is taken back where it was changed. */
export function SettingChanges({ entries }: { entries: readonly SettingEntry[] }) {
  const heads: MessageKey[] = ['historyWhen', 'historySite', 'historyChange', 'historyOutcome'];
  return (
    <>
      <h2>{say('historySettings')}</h2>
      <table aria-label={say('historySettings')}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
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
        </tbody>
      </table>
    </>
  );
}
