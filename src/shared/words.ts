import type { Failure } from '../wix/failure.ts';
import type { MemberState, TabState, Unreadable } from '../wix/tab-state.ts';
import { visibilityOf } from '../wix/visibility.ts';
import type { MessageKey, Values } from './i18n.ts';

/** How a state looks: icon and colour. `idle`: there is nothing to show. */
export type Tone = 'public' | 'members' | 'private' | 'unknown' | 'attention' | 'idle';

export type Control = 'join' | 'leave' | 'undo' | 'check-again' | 'try-again' | 'copy-details' | 'allow';

/** A while in which the disabled control can't be used. */
export interface Wait {
  /** What is said of it: one of the sentences, with the seconds that are left as `{n}`. */
  meanwhile: MessageKey;
  /** What is said in its place when it is over. */
  over: MessageKey;
  seconds: number;
  /** When it is over, in ms since 1970. */
  until: number;
}

/** What is said of a state, everywhere. The headline first, then what it means and what to do. */
export interface Words {
  tone: Tone;
  headline: MessageKey;
  sentences: MessageKey[];
  /** Said beside the state: it is true of the member whatever the state is. */
  note?: MessageKey;
  values: Values;
  controls: Control[];
  /** The control that is shown but can't be used; the sentences say why. */
  disabled?: Control;
  /** The popup counts it down. */
  wait?: Wait;
}

/** Popup and toolbar both say exactly this, so they cannot disagree. */
export function wordsFor(state: TabState): Words {
  switch (state.kind) {
    case 'looking':
      return words('idle', 'looking');
    case 'unreadable':
      return unreadable(state.why, state.of);
    case 'logged-out':
      return loggedOut(state);
    case 'not-named':
      return words('attention', 'notNamed', ['notNamedText'], ['allow', 'try-again']);
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
      return words('idle', 'tooOld', ['tooOldText']);
    case 'headless':
      return words('idle', 'tooOld', ['headlessText']);
    case 'not-secure':
      return words('idle', 'notSecure', ['notSecureText']);
    case 'browser-page':
      return words('idle', 'browserPage', ['browserPageText']);
    case 'access-gone':
      return words('idle', 'accessGone');
    case 'tab-closed':
      return words('idle', 'tabClosed');
    case 'other-page':
      return words('attention', 'otherPage', ['nothingWasChanged'], ['try-again']);
  }
}

function loggedOut({ site, change }: Extract<TabState, { kind: 'logged-out' }>): Words {
  switch (change?.outcome) {
    case 'interrupted':
      return words(
        'attention',
        'sessionEnded',
        ['nothingWasChanged', 'sessionEndedText'],
        ['try-again', 'copy-details'],
      );
    case 'not-checked':
      return words(
        'attention',
        'loggedOut',
        ['notChecked', 'notCheckedText', 'loggedOutText'],
        ['try-again', 'copy-details'],
      );
    case undefined:
      return site.hasMembersArea
        ? words('idle', 'loggedOut', ['loggedOutText'], ['try-again'])
        : words('idle', 'noMembersArea', ['noMembersAreaText'], ['try-again']);
  }
}

function failed(failure: Failure, duringChange: boolean): Words {
  const sentences: MessageKey[] = duringChange ? ['nothingWasChanged'] : [];
  const controls: Control[] = ['try-again', 'copy-details'];
  switch (failure.kind) {
    case 'too-slow':
      return words('attention', 'tooSlow', sentences, controls);
    case 'no-connection':
      return words('attention', 'noConnection', sentences, controls);
    case 'offline':
      return words('attention', 'offline', ['nothingWasSent', ...sentences], controls);
    case 'blocked-by-page':
      return words('attention', 'blockedByPage', [...sentences, 'blockedByPageText'], controls);
    case 'wix-problem':
      return words('attention', 'wixProblem', sentences, controls);
    case 'rate-limited':
      return slowDown(sentences, failure);
    case 'refused':
    case 'session-ended':
    case 'unexpected-answer':
      return words('attention', 'unexpectedAnswer', sentences, controls);
    case 'document-gone':
      return words('idle', 'accessGone', sentences);
    case 'answer-lost':
      return words('attention', 'interrupted', sentences, controls);
  }
}

function slowDown(
  sentences: MessageKey[],
  { retryAfterS = 0, retryAt = 0 }: { retryAfterS?: number; retryAt?: number } = {},
): Words {
  const isSoon = retryAfterS === 0;
  const meanwhile = isSoon ? 'slowDownText' : 'slowDownWait';
  const slow = words('attention', 'slowDown', [...sentences, meanwhile], ['try-again', 'copy-details']);
  if (isSoon) return slow;
  const wait = { meanwhile, over: 'slowDownOver', seconds: retryAfterS, until: retryAt } as const;
  return { ...slow, values: { wait: { seconds: retryAfterS } }, disabled: 'try-again', wait };
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
        sentences: underAnother(plain),
        controls: isHindered(plain) ? plain.controls : ['undo', ...plain.controls],
      };
    case 'not-confirmed':
      return words('attention', 'notConfirmed', ['notConfirmedText'], ['check-again', 'copy-details']);
    case 'not-checked':
      return words('attention', 'notChecked', ['notCheckedText'], ['check-again', 'copy-details']);
    case 'refused':
      return words('attention', 'refused', ['refusedText', 'nothingWasChanged'], ['copy-details']);
    case 'join-impossible':
      return joinImpossible(state, plain);
    case 'rate-limited':
      return slowDown(['nothingWasChanged'], change.failure?.kind === 'rate-limited' ? change.failure : {});
    case 'not-possible':
      return { ...plain, sentences: ['nothingWasChanged', ...plain.sentences] };
    case 'already-so':
      return {
        ...plain,
        headline: isPublic ? 'alreadyPublic' : 'alreadyPrivate',
        sentences: ['nothingWasChanged', ...underAnother(plain)],
      };
    case 'other-member':
      return {
        ...plain,
        headline: 'otherMember',
        sentences: [
          'nothingWasChanged',
          'otherMemberText',
          ...(isHindered(plain) ? underAnother(plain) : []),
        ],
      };
    case 'interrupted':
      return words('attention', 'interrupted', ['nothingWasChanged'], ['try-again', 'copy-details']);
  }
}

/** Wix gives no reason; where one is known by now, it is told instead. */
function joinImpossible({ rule }: MemberState, plain: Words): Words {
  if (isHindered(plain)) return { ...plain, sentences: ['nothingWasChanged', ...plain.sentences] };
  const reason: MessageKey[] = rule === undefined ? [] : ['joinImpossibleText'];
  return words('attention', 'joinImpossible', [...reason, 'nothingWasChanged'], ['copy-details']);
}

/** Whether nothing can be changed of this member, for a reason that the words tell. */
function isHindered(plain: Words): boolean {
  return plain.disabled !== undefined || plain.controls.length === 0;
}

/** What is said after the headline of a change; where the plain headline tells more than the change's does, that too. */
function underAnother(plain: Words): MessageKey[] {
  return plain.controls.length === 0 ? [plain.headline, ...plain.sentences] : plain.sentences;
}

function plainMember(state: MemberState): Words {
  const plain = visibilityWords(state);
  return state.member.activityStatus === 'MUTED' ? { ...plain, note: 'mutedNote' } : plain;
}

function visibilityWords({ member: { privacyStatus, status }, rule }: MemberState): Words {
  switch (visibilityOf(privacyStatus, rule ?? 'unknown', status)) {
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
    case 'pending':
      return words('attention', 'pending', ['pendingText']);
    case 'blocked':
      return words('attention', 'blocked', ['blockedText']);
    case 'guest-author':
      return words('unknown', 'guestAuthor', ['guestAuthorText']);
  }
}

/** Nothing is claimed of a rule before it was read. */
function publicSentences(rule: MemberState['rule']): MessageKey[] {
  if (rule === undefined) return [];
  return rule === 'unknown' ? ['publicRuleUnknownText'] : ['publicText'];
}
