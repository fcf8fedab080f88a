import { type MessageKey, say } from '../../shared/i18n.ts';
import { Sentence } from '../../shared/sentence.tsx';
import { type MemberState, type OtherProfile, profileName } from '../../wix/tab-state.ts';
import { isForVisitors, visibilityOf } from '../../wix/visibility.ts';
import type { PopupState } from '../store.ts';
import { type VisitorCheck as Check, checkAsVisitor, checkable } from '../visitor-check.ts';

/** What visitors really see, for who asks: a line of its own, because the state stays what it is. Only an answer is announced. */
export function VisitorCheck({ state, visitorCheck }: PopupState) {
  if (state.kind !== 'member') return null;
  const checked = checkable(state);
  const result = visitorCheck?.result;
  const isChecking = result === 'checking';
  const press = checked && !isChecking ? () => checkAsVisitor(checked) : undefined;
  const isRepeated = isChecking ? visitorCheck?.isRepeated : result !== undefined;
  return (
    <div class="visitor-check">
      {state.otherProfile && <WhoseProfile {...state.otherProfile} />}
      <p class="answer" {...(result === undefined ? {} : { 'aria-live': 'polite' as const })}>
        {sentences(state, result)
          .map((key) => say(key))
          .join(' ')}
      </p>
      <button type="button" class="quiet" aria-disabled={press === undefined} onClick={press}>
        {say(isRepeated ? 'checkAgain' : 'checkAsVisitor')}
      </button>
    </div>
  );
}

const whose: Record<OtherProfile['seen'], MessageKey> = {
  asking: 'otherAsking',
  seen: 'otherSeen',
  'not-seen': 'otherNotSeen',
  unknown: 'otherUnknown',
};

/** The page shows somebody else's profile: the question is about that one. */
function WhoseProfile(profile: OtherProfile) {
  return (
    <p class="whose-profile">
      <Sentence of={whose[profile.seen]} values={{ name: profileName(profile) }} />
    </p>
  );
}

function sentences(
  { member, rule = 'unknown', otherProfile }: MemberState,
  result: Check['result'] | undefined,
): MessageKey[] {
  // Of somebody else's privacyStatus nothing is known.
  const should = otherProfile
    ? undefined
    : isForVisitors(visibilityOf(member.privacyStatus, rule, member.status), rule);
  switch (result) {
    case undefined:
      return ['visitorQuestion'];
    case 'checking':
      return ['visitorChecking'];
    case 'unknown':
      return ['visitorUnknown'];
    case 'seen':
      return should === false ? ['visitorSees', 'visitorShouldNot'] : ['visitorSees'];
    case 'not-seen':
      return should === true ? ['visitorSeesNot', 'visitorShould'] : ['visitorSeesNot'];
  }
}
