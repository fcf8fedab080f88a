import { useFocusWhenLost } from '../../shared/focus-when-lost.ts';
import { say } from '../../shared/i18n.ts';
import { hasWindows } from '../../shared/popup-window.ts';
import { useStore } from '../../shared/use-store.ts';
import { wordsFor } from '../../shared/words.ts';
import { siteOf } from '../../wix/tab-state.ts';
import type { Actions } from '../actions.ts';
import { openPage } from '../own-window.ts';
import { wordsHere } from '../session-binding.ts';
import { store } from '../store.ts';
import { useWordsNow } from '../words-now.ts';
import { BadgeSwitch } from './badge-switch.tsx';
import { ChangedElsewhere } from './changed-elsewhere.tsx';
import { Confirmation } from './confirmation.tsx';
import { Controls } from './controls.tsx';
import { Details } from './details.tsx';
import { Header } from './header.tsx';
import { RecentChanges } from './recent-changes.tsx';
import { Status } from './status.tsx';
import { VisitorCheck } from './visitor-check.tsx';

/** The whole window: a function of what the background knows about the tab, and of what the person is being asked. */
export function Popup({ actions }: { actions?: Actions }) {
  const popup = useStore(store);
  const { state, confirming, isSlow, isCopied } = popup;
  const words = useWordsNow(wordsHere(wordsFor(state), popup));
  const metaSiteId = siteOf(state)?.metaSiteId;
  const isSaid = state.kind !== 'looking' || isSlow;
  // Where the note is dismissed, its button goes, too.
  const hasNote = state.kind === 'member' && state.changedElsewhere !== undefined;
  const status = useFocusWhenLost<HTMLDivElement>(
    `${words.headline} ${hasNote}`,
    (last) => !last.startsWith('looking '),
  );
  return (
    <main data-tone={words.tone} aria-busy={state.kind === 'looking'}>
      <Header {...popup} />
      <Status words={isSaid ? words : undefined} element={status} />
      {actions && <ChangedElsewhere state={state} onDismiss={actions.dismiss} />}
      {actions && <Controls words={words} isCopied={isCopied} onPress={actions.press} />}
      <BadgeSwitch {...popup} />
      <VisitorCheck {...popup} />
      {actions && <RecentChanges popup={popup} onUndo={() => actions.press('undo')} />}
      <Details state={state} />
      <footer>
        <span>{say('madeBy')}</span>
        <button type="button" class="link" onClick={() => openPage('help.html')}>
          {say('help')}
        </button>
        {metaSiteId !== undefined && !popup.isPrivate && (
          <button type="button" class="link" onClick={() => openPage(`members.html?site=${metaSiteId}`)}>
            {say('membersTitle')}
          </button>
        )}
        {actions && hasWindows && !popup.isOwnWindow && (
          <button type="button" class="link" onClick={actions.openInWindow}>
            {say('openInWindow')}
          </button>
        )}
      </footer>
      {actions && confirming && (
        <Confirmation {...confirming} onConfirm={actions.confirm} onCancel={actions.cancel} />
      )}
    </main>
  );
}
