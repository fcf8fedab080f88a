import { useEffect, useState } from 'preact/hooks';
import { followHistory, type History } from '../../shared/history.ts';
import { say } from '../../shared/i18n.ts';
import { isDone } from '../../shared/patient-ask.ts';
import { Question } from '../../shared/question.tsx';
import { KeepHistory } from '../keep-history.tsx';
import { Changes } from './changes.tsx';
import { exportChanges } from './export.ts';
import { SettingChanges } from './setting-changes.tsx';
import { SiteFilter } from './site-filter.tsx';

/** Every change made here, the newest first: filtered by site, exported, cleared, taken back. */
export function HistoryPage() {
  const [history, setHistory] = useState<History>();
  const [chosen, setChosen] = useState<string>();
  const [isClearing, setClearing] = useState(false);
  const [isFailed, setFailed] = useState(false);
  useEffect(() => {
    followHistory(setHistory);
  }, []);
  const heading = <h1>{say('historyTitle')}</h1>;
  if (!history) return <main>{heading}</main>;
  const { isKept } = history;
  // A site whose changes were cleared can't be chosen any more.
  const site = history.entries.some((entry) => entry.site === chosen) ? chosen : undefined;
  const entries = history.entries.filter((entry) => site === undefined || entry.site === site).reverse();
  // They are of no site that the others are listed by.
  const settings = site === undefined ? (history.settings ?? []).toReversed() : [];
  const isEmpty = entries.length + settings.length === 0;
  return (
    <main>
      {heading}
      <p>{say('historyIntro')}</p>
      <div class="tools">
        <SiteFilter entries={history.entries} chosen={site} onChoose={setChosen} />
        <button
          type="button"
          aria-disabled={isEmpty}
          onClick={() => isEmpty || exportChanges(history, entries, settings)}
        >
          {say('historyExport')}
        </button>
        <button type="button" aria-disabled={isEmpty} onClick={() => isEmpty || setClearing(true)}>
          {say('historyClear')}
        </button>
      </div>
      {entries.length > 0 && <Changes history={history} entries={entries} />}
      {settings.length > 0 && <SettingChanges history={history} entries={settings} />}
      <p role="status" class={isEmpty ? 'none' : ''}>
        {isEmpty && say(isKept ? 'historyNone' : 'historyOff')}
      </p>
      <KeepHistory isKept={isKept} onAnswer={(isSwitched) => setFailed(!isSwitched)} />
      <p role="alert">{isFailed && say('historyNotDone')}</p>
      {isClearing && (
        <Question
          title="historyClear"
          yes="historyClear"
          onCancel={() => setClearing(false)}
          onYes={async () => {
            setFailed(!(await isDone('history:clear', null)));
            setClearing(false);
          }}
        >
          {say('historyClearText')}
        </Question>
      )}
    </main>
  );
}
