import { useState } from 'preact/hooks';
import { type History, type HistoryEntry, isUndoable } from '../../shared/history.ts';
import { changeInWords, memberInWords, outcomeInWords } from '../../shared/history-words.ts';
import { type MessageKey, say, sayMoment } from '../../shared/i18n.ts';
import { Sentence } from '../../shared/sentence.tsx';
import { ChangesTable } from './changes-table.tsx';
import { undoInItsTab } from './undo.ts';

interface Props {
  history: History;
  entries: readonly HistoryEntry[];
}

const heads: MessageKey[] = [
  'historyWhen',
  'historySite',
  'historyMember',
  'historyChange',
  'historyOutcome',
];

/** The changes as a table; what can be taken back has a button for it. */
export function Changes({ history, entries }: Props) {
  return (
    <ChangesTable name="historyTitle" heads={heads}>
      {entries.map((entry) => (
        <tr key={entry.id}>
          <td data-head={say('historyWhen')}>{sayMoment(entry.at)}</td>
          <td data-head={say('historySite')}>
            <bdi dir="ltr">{entry.site}</bdi>
          </td>
          <td data-head={say('historyMember')} title={entry.memberId}>
            <bdi>{memberInWords(entry)}</bdi>
          </td>
          <td data-head={say('historyChange')}>{changeInWords(entry)}</td>
          <td data-head={say('historyOutcome')}>
            {outcomeInWords(history, entry)}
            {isUndoable(history, entry) && <Undo entry={entry} />}
          </td>
        </tr>
      ))}
    </ChangesTable>
  );
}

/** Takes a change back where its member is logged in; where no tab shows them, says how. */
function Undo({ entry }: { entry: HistoryEntry }) {
  const [isElsewhere, setElsewhere] = useState(false);
  return (
    <>
      <button
        type="button"
        class="undo"
        aria-label={`${say('undoThis')}: ${memberInWords(entry)}, ${sayMoment(entry.at)}`}
        onClick={async () => setElsewhere(!(await undoInItsTab(entry)))}
      >
        {say('undoThis')}
      </button>
      <p role="status" class="note">
        {isElsewhere && <Sentence of="historyUndoElsewhere" values={{ site: entry.site }} />}
      </p>
    </>
  );
}
