import { type History, type HistoryEntry, isUndone } from './history.ts';
import { type MessageKey, say } from './i18n.ts';

const statuses: Record<HistoryEntry['from'], MessageKey> = {
  PUBLIC: 'badgePublic',
  PRIVATE: 'badgePrivate',
};
const outcomes: Record<HistoryEntry['outcome'], MessageKey> = {
  confirmed: 'outcomeConfirmed',
  'not-confirmed': 'outcomeNotConfirmed',
  'not-checked': 'outcomeNotChecked',
};

/** From what to what. */
export function changeInWords({ from, to }: HistoryEntry): string {
  return say('historyFromTo', { from: say(statuses[from]), to: say(statuses[to]) });
}

export function outcomeInWords(history: History, entry: HistoryEntry): string {
  return say(isUndone(history, entry) ? 'outcomeUndone' : outcomes[entry.outcome]);
}

/** Whose: what they called themselves then, or the id. */
export function memberInWords({ nickname, memberId }: HistoryEntry): string {
  return nickname ?? memberId;
}
