import type { Failure } from '../wix/failure.ts';
import type { MemberState, TabState, Unreadable } from '../wix/tab-state.ts';
import { type Visibility, visibilityOf } from '../wix/visibility.ts';
import type { MessageKey, Values } from './i18n.ts';

/** How a state looks: icon and colour. `idle`: there is nothing to show. */
export type Tone = 'public' | 'members' | 'private' | 'unknown' | 'attention' | 'idle';

export type Control = 'join' | 'leave' | 'undo' | 'check-again' | 'try-again' | 'copy-details';

/** What is said of a state, everywhere. The headline first, then what it means and what to do. */
export interface Words {
  tone: Tone;
  headline: MessageKey;
  sentences: MessageKey[];
  values: Values;
  controls: Control[];
  /** The control that is shown but can't be used; the sentences say why. */
  disabled?: Control;
}

/** Popup and toolbar both say exactly this, so they cannot disagree. */
export function wordsFor(state: TabState): Words {
  switch (state.kind) {
    case 'looking':
      return words('idle', 'looking');
    case 'unreadable':
      return unreadable(state.why, state.of);
    case 'logged-out':
      return state.duringChange
        ? words('attention', 'sessionEnded', ['nothingWasChanged', 'sessionEndedText'], ['try-again'])
        : words('idle', 'loggedOut', ['loggedOutText'], ['try-again']);
    case 'failed':
      return failed(state.failure, state.duringChange);
    case 'member':
      return member(state);
  }
}

function words(
  tone: Tone,
  headline: MessageKey,
  sentences: MessageKey[] = [],
  controls: Control[] = [],
): Words {
  return { tone, headline, sentences, values: {}, controls };
}

function unreadable(why: Unreadable, of = ''): Words {
  switch (why) {
    case 'not-wix':
      return words('idle', 'notWix', ['notWixText']);
    case 'copy':
      return { ...words('idle', 'copy', ['copyText']), values: { host: of } };
    case 'template':
      return words('idle', 'template', ['templateText']);
    case 'too-old':
      return words('idle', 'tooOld');
    case 'not-secure':
      return words('idle', 'notSecure', ['notSecureText']);
    case 'browser-page':
      return words('idle', 'browserPage', ['browserPageText']);
    case 'access-gone':
      return words('idle', 'accessGone');
    case 'other-page':
      return words('attention', 'otherPage', ['nothingWasChanged'], ['try-again']);
  }
}

function failed(failure: Failure, duringChange: boolean): Words {
  const sentences: MessageKey[] = duringChange ? ['nothingWasChanged'] : [];
  switch (failure.kind) {
    case 'too-slow':
      return words('attention', 'tooSlow', sentences, ['try-again']);
    case 'no-connection':
      return words('attention', 'noConnection', sentences, ['try-again']);
    case 'wix-problem':
      return words('attention', 'wixProblem', sentences, ['try-again']);
    case 'refused':
    case 'session-ended':
    case 'unexpected-answer':
      return words('attention', 'unexpectedAnswer', sentences, ['try-again', 'copy-details']);
    case 'document-gone':
      return words('idle', 'accessGone', sentences);
    case 'answer-lost':
      return words('attention', 'interrupted', ['nothingWasChanged'], ['try-again']);
  }
}

function member(state: MemberState): Words {
  const plain = plainMember(state);
  const { change } = state;
  if (!change) return plain;
  if (change.phase === 'changing') return words('idle', 'changing');
  const isPublic = change.want === 'PUBLIC';
  switch (change.outcome) {
    case 'confirmed':
      return {
        ...plain,
        headline: isPublic ? 'donePublic' : 'donePrivate',
        controls: plain.disabled ? plain.controls : ['undo', ...plain.controls],
      };
    case 'not-confirmed':
      return words('attention', 'notConfirmed', ['notConfirmedText'], ['check-again']);
    case 'not-checked':
      return words('attention', 'notChecked', ['notCheckedText'], ['check-again']);
    case 'refused':
      return words('attention', 'refused', ['refusedText', 'nothingWasChanged'], ['copy-details']);
    case 'join-impossible':
      return words(
        'attention',
        'joinImpossible',
        ['joinImpossibleText', 'nothingWasChanged'],
        ['copy-details'],
      );
    case 'already-so':
      return {
        ...plain,
        headline: isPublic ? 'alreadyPublic' : 'alreadyPrivate',
        sentences: ['nothingWasChanged', ...plain.sentences],
      };
    case 'other-member':
      return { ...plain, headline: 'otherMember', sentences: ['nothingWasChanged', 'otherMemberText'] };
    case 'interrupted':
      return words('attention', 'interrupted', ['nothingWasChanged'], ['try-again']);
  }
}

function plainMember({ member: { privacyStatus }, rule }: MemberState): Words {
  const visibility: Visibility = visibilityOf(privacyStatus, rule ?? 'unknown');
  switch (visibility) {
    case 'public':
      return words('public', 'public', publicSentences(rule), ['leave']);
    case 'public-to-members':
      return words('members', 'publicToMembers', ['publicToMembersText'], ['leave']);
    case 'saved-public':
      return words('private', 'savedPublic', ['savedPublicText'], ['leave']);
    case 'private':
      return words('private', 'private', ['privateText'], ['join']);
    case 'private-for-good':
      return { ...words('private', 'private', ['privateForGoodText'], ['join']), disabled: 'join' };
    case 'unknown':
      return words('unknown', 'unknown', [], ['try-again']);
  }
}

/** Nothing is claimed of a rule before it was read. */
function publicSentences(rule: MemberState['rule']): MessageKey[] {
  if (rule === undefined) return [];
  return rule === 'unknown' ? ['publicRuleUnknownText'] : ['publicText'];
}
