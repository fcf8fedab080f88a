import { type MessageKey, say } from '../../shared/i18n.ts';
import type { MemberState } from '../../wix/tab-state.ts';
import { isForVisitors, visibilityOf } from '../../wix/visibility.ts';
import type { PopupState } from '../store.ts';
import { type VisitorCheck as Check, checkAsVisitor, checkable, visitorCheckOf } from '../visitor-check.ts';

/** What visitors really see, for who asks: a line of its own, because the state stays what it is. Only an answer is announced. */
export function VisitorCheck({ state, visitorCheck }: PopupState) {
  const checked = checkable(state);
  if (!checked) return null;
  const result = visitorCheckOf(checked, visitorCheck);
  const isChecking = result === 'checking';
  return (
    <div class="visitor-check">
      <p class="answer" {...(result === undefined ? {} : { 'aria-live': 'polite' as const })}>
        {sentences(checked, result)
          .map((key) => say(key))
          .join(' ')}
      </p>
      <button
        type="button"
        class="quiet"
        aria-disabled={isChecking}
        onClick={isChecking ? undefined : () => checkAsVisitor(checked)}
      >
        {say(result === undefined || isChecking ? 'checkAsVisitor' : 'checkAgain')}
      </button>
    </div>
  );
}

function sentences(state: MemberState, result: Check['result'] | undefined): MessageKey[] {
  switch (result) {
    case undefined:
      return ['visitorQuestion'];
    case 'checking':
      return ['visitorChecking'];
    case 'unknown':
      return ['visitorUnknown'];
    case 'seen':
    case 'not-seen': {
      const { member, rule } = state;
      const predicted = isForVisitors(visibilityOf(member.privacyStatus, rule ?? 'unknown', member.status));
      const isOdd = rule !== undefined && rule !== 'unknown' && predicted === (result === 'not-seen');
      return [
        result === 'seen' ? 'visitorSees' : 'visitorSeesNot',
        ...(isOdd ? (['visitorOdd'] as const) : []),
      ];
    }
  }
}
