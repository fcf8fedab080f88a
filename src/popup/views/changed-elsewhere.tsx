import { say, sayMoment } from '../../shared/i18n.ts';
import { Sentence } from '../../shared/sentence.tsx';
import type { TabState } from '../../wix/tab-state.ts';

/** Says that the member was changed since they were last seen, and not from here; until somebody has read it. */
export function ChangedElsewhere({ state, onDismiss }: { state: TabState; onDismiss: () => void }) {
  if (state.kind !== 'member' || state.changedElsewhere === undefined) return null;
  const isPublic = state.member.privacyStatus === 'PUBLIC';
  const values = { date: sayMoment(state.changedElsewhere) };
  return (
    <div class="elsewhere" role="note">
      <p>
        <Sentence of={isPublic ? 'elsewherePublic' : 'elsewherePrivate'} values={values} />
      </p>
      <button type="button" class="quiet" onClick={onDismiss}>
        {say('dismiss')}
      </button>
    </div>
  );
}
