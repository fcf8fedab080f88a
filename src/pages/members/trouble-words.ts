import type { MessageKey } from '../../shared/i18n.ts';
import type { Trouble } from './store.ts';

/** What is said of what ended the loading. */
export function troubleWords(trouble: Trouble): MessageKey {
  switch (trouble) {
    case 'session-ended':
      return 'ownerKeyRefused';
    case 'refused':
      return 'ownerSiteRefused';
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
    case 'unexpected-answer':
      return 'ownerUnexpected';
    case 'no-answer':
    case 'document-gone':
    case 'answer-lost':
    case 'blocked-by-page':
      return 'historyNotDone';
  }
}
