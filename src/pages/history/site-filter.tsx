import type { HistoryEntry } from '../../shared/history.ts';
import { say } from '../../shared/i18n.ts';

interface Props {
  entries: readonly HistoryEntry[];
  chosen: string | undefined;
  onChoose: (site: string | undefined) => void;
}

/** One site of those that changes are listed of, or all. */
export function SiteFilter({ entries, chosen, onChoose }: Props) {
  const sites = [...new Set(entries.map(({ site }) => site))].sort();
  return (
    <label class="field site">
      <span>{say('historySite')}</span>
      <select
        value={chosen ?? ''}
        onChange={({ currentTarget }) => onChoose(currentTarget.value || undefined)}
      >
        <option value="">{say('historyAllSites')}</option>
        {sites.map((site) => (
          <option key={site} value={site}>
            {site}
          </option>
        ))}
      </select>
    </label>
  );
}
