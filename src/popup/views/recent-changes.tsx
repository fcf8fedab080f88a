import { changeInWords, memberInWords, outcomeInWords } from '../../shared/history-words.ts';
import { say, sayMoment } from '../../shared/i18n.ts';
import { siteOf } from '../../wix/tab-state.ts';
import { canUndo, recentChanges } from '../history.ts';
import { openPage } from '../own-window.ts';
import type { PopupState } from '../store.ts';

/** What was changed here on this site, and what can be taken back. */
export function RecentChanges({ popup, onUndo }: { popup: PopupState; onUndo: () => void }) {
  const { state, history } = popup;
  if (!history || !siteOf(state)) return null;
  const recent = recentChanges(popup);
  return (
    <details class="recent">
      <summary>{say('historyTitle')}</summary>
      {recent.length === 0 && <p>{say(history.isKept ? 'historyNone' : 'historyOff')}</p>}
      <ul>
        {recent.map((entry) => (
          <li key={entry.id}>
            <p>
              <bdi>{memberInWords(entry)}</bdi>: {changeInWords(entry)}
            </p>
            <p class="note">
              {sayMoment(entry.at)} · {outcomeInWords(history, entry)}
            </p>
            {canUndo(popup, entry.id) && (
              <button
                type="button"
                class="quiet"
                aria-label={`${say('undoThis')}: ${memberInWords(entry)}, ${sayMoment(entry.at)}`}
                onClick={onUndo}
              >
                {say('undoThis')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <button type="button" class="link" onClick={() => openPage('history.html')}>
        {say('historyAll')}
      </button>
    </details>
  );
}
