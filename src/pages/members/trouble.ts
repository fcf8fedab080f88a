import type { MessageKey } from '../../shared/i18n.ts';
import type { Failure } from '../../wix/failure.ts';

/**
 * Why something was not read or done. `own-pace`: it was us who asked no more for this minute. `not-taken`: Wix refused what
 * was asked, and not who asked. `no-answer`: no background was there.
 */
export type Trouble = Failure['kind'] | 'own-pace' | 'not-taken' | 'no-access' | 'no-answer';

export function troubleOf(failure: Failure): Trouble {
  if (failure.kind === 'rate-limited' && failure.status === undefined) return 'own-pace';
  if (failure.kind === 'refused' && failure.status !== 403 && failure.status !== 404) return 'not-taken';
  return failure.kind;
}

/** What is said of it. */
export function troubleWords(trouble: Trouble): MessageKey {
  switch (trouble) {
    case 'session-ended':
      return 'ownerKeyRefused';
    case 'refused':
      return 'ownerSiteRefused';
    case 'not-taken':
      return 'refused';
    case 'no-access':
      return 'ownerNoAccess';
    case 'too-slow':
      return 'ownerTooSlow';
    case 'no-connection':
      return 'ownerNoConnection';
    case 'offline':
      return 'offline';
    case 'wix-problem':
      return 'wixProblem';
    case 'rate-limited':
      return 'slowDown';
    case 'own-pace':
      return 'ownerPace';
    case 'unexpected-answer':
      return 'ownerUnexpected';
    case 'no-answer':
    case 'document-gone':
    case 'answer-lost':
    case 'blocked-by-page':
      return 'historyNotDone';
  }
}
