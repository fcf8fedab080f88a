import { useState } from 'preact/hooks';
import { say } from '../../shared/i18n.ts';
import { askPatiently } from '../../shared/patient-ask.ts';
import { exportChanges } from '../export.ts';
import { useHistory } from '../use-history.ts';
import { Changes } from './changes.tsx';
import { ClearDialog } from './clear-dialog.tsx';
import { SiteFilter } from './site-filter.tsx';

/** Every change made here, the newest first: filtered by site, exported, cleared, taken back. */
export function HistoryPage({ isPrivate }: { isPrivate: boolean }) {
  const history = useHistory();
  const [site, setSite] = useState<string>();
  const [isClearing, setClearing] = useState(false);
  if (isPrivate) return <Frame text="historyPrivate" />;
  if (!history) return <Frame />;
  const entries = history.entries.filter((entry) => site === undefined || entry.site === site).reverse();
  const isEmpty = entries.length === 0;
  return (
    <main>
      <h1>{say('historyTitle')}</h1>
      <p>{say('historyIntro')}</p>
      <div class="tools">
        <SiteFilter entries={history.entries} chosen={site} onChoose={setSite} />
        <button
          type="button"
          aria-disabled={isEmpty}
          onClick={() => isEmpty || exportChanges(history, entries)}
        >
          {say('historyExport')}
        </button>
        <button
          type="button"
          aria-disabled={history.entries.length === 0}
          onClick={() => history.entries.length === 0 || setClearing(true)}
        >
          {say('historyClear')}
        </button>
      </div>
      {isEmpty ? <p class="none">{say('historyNone')}</p> : <Changes history={history} entries={entries} />}
      <label class="keep">
        <input
          type="checkbox"
          role="switch"
          checked={history.isKept}
          aria-checked={history.isKept}
          aria-describedby="keep-note"
          onClick={(event) => {
            event.preventDefault(); // It shows what is stored.
            askPatiently('history:keep', { isKept: !history.isKept });
          }}
        />
        <span>{say('historyKeep')}</span>
      </label>
      <p id="keep-note" class="note">
        {say('historyKeepNote')}
      </p>
      {isClearing && <ClearDialog onClose={() => setClearing(false)} />}
    </main>
  );
}

function Frame({ text }: { text?: 'historyPrivate' }) {
  return (
    <main>
      <h1>{say('historyTitle')}</h1>
      {text && <p>{say(text)}</p>}
    </main>
  );
}
