import { useEffect, useReducer, useRef } from 'preact/hooks';
import { useFocusWhenLost } from '../../shared/focus-when-lost.ts';
import { say, sayNumber } from '../../shared/i18n.ts';
import { goOn, stop } from './loading.ts';
import { hasKey, type MembersState } from './store.ts';
import { troubleWords } from './trouble.ts';

/** How far loading is, what stands in its way, and the one button that stops it or goes on. */
export function HowFar(state: MembersState) {
  const { progress, shown, offset, total } = state;
  const isAtWork = progress.kind === 'loading' || progress.kind === 'waiting';
  const canGoOn = (progress.kind === 'stopped' || progress.kind === 'failed') && hasKey(state);
  const button = useRef<HTMLButtonElement>(null);
  // Here it is still there: whoever had it is told what became of it.
  const hadFocus = button.current !== null && button.current === document.activeElement;
  const status = useFocusWhenLost<HTMLParagraphElement>(`${isAtWork || canGoOn}`, () => hadFocus);
  return (
    <div class="how-far">
      {isAtWork && total !== undefined && (
        <progress max={total} value={Math.min(offset, total)} aria-label={say('membersTitle')} />
      )}
      {/* What changes with every page is not announced each time. */}
      {isAtWork && <p>{wordsOf(state)}</p>}
      <p role="status" tabIndex={-1} ref={status}>
        {!isAtWork && wordsOf(state)}
        {progress.kind === 'failed' && ` ${say(troubleWords(progress.trouble))}`}
        {progress.kind === 'failed' && shown > 0 && ` ${say('membersKept')}`}
      </p>
      {progress.kind === 'waiting' && <Wait until={progress.until} />}
      {(isAtWork || canGoOn) && (
        <button type="button" ref={button} onClick={isAtWork ? stop : goOn}>
          {say(isAtWork ? 'stop' : 'goOn')}
        </button>
      )}
    </div>
  );
}

function wordsOf({ progress, shown, total, wanted }: MembersState): string {
  const count = sayNumber(shown);
  switch (progress.kind) {
    case 'idle':
      return '';
    case 'loading':
    case 'waiting':
      // Of those that are picked here nobody knows how many there will be.
      return total === undefined || wanted.which === 'never-in'
        ? say('membersLoading', { count })
        : say('membersLoadingOf', { count, total: sayNumber(total) });
    case 'stopped':
    case 'failed':
      return say('membersStopped', { count });
    case 'done':
      if (!progress.isWhole) {
        const came = sayNumber(progress.came);
        return say('membersNotAll', { count: came, total: total === undefined ? came : sayNumber(total) });
      }
      return shown === 0 ? say('membersNone') : say('membersAll', { count });
  }
}

/** The seconds that are left, for the eye only: announced, they would be announced every second. */
function Wait({ until }: { until: number }) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(redraw, 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(1, Math.ceil((until - Date.now()) / 1000));
  return <p class="note">{say('membersWait', { wait: { seconds } })}</p>;
}
