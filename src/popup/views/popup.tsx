import { say } from '../../shared/i18n.ts';
import { wordsFor } from '../../shared/words.ts';
import type { Actions } from '../actions.ts';
import { usePopupState } from '../store.ts';
import { Confirmation } from './confirmation.tsx';
import { Controls } from './controls.tsx';
import { Details } from './details.tsx';
import { Header } from './header.tsx';
import { Status } from './status.tsx';

/** The whole window: a function of what the background knows about the tab, and of what the person is being asked. */
export function Popup({ actions }: { actions: Actions }) {
  const popup = usePopupState();
  const { state, confirming, isSlow } = popup;
  const words = wordsFor(state);
  const isSaid = state.kind !== 'looking' || isSlow;
  return (
    <main data-tone={words.tone} aria-busy={state.kind === 'looking'}>
      <Header {...popup} />
      <Status words={isSaid ? words : undefined} />
      <Controls words={words} onPress={actions.press} />
      <Details state={state} />
      <footer>{say('madeBy')}</footer>
      {confirming && state.kind === 'member' && (
        <Confirmation
          state={state}
          confirming={confirming}
          onConfirm={actions.confirm}
          onCancel={actions.cancel}
        />
      )}
    </main>
  );
}
