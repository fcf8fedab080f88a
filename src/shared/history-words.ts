import { type History, type HistoryEntry, isSettingUndone, isUndone, type SettingEntry } from './history.ts';
import { type MessageKey, say } from './i18n.ts';
import { privacyWords, ruleWords } from './rule-words.ts';

/** How a change ended. */
const outcomeWords: Record<HistoryEntry['outcome'], MessageKey> = {
  confirmed: 'outcomeConfirmed',
  'not-confirmed': 'outcomeNotConfirmed',
  'not-checked': 'outcomeNotChecked',
};

/** From what to what. */
export function changeInWords({ from, to }: HistoryEntry): string {
  return say('historyFromTo', { from: say(privacyWords[from]), to: say(privacyWords[to]) });
}

/** Which setting for all members, from what to what. */
export function settingChangeInWords(entry: SettingEntry): string {
  const isRule = entry.setting === 'rule';
  const values = isRule
    ? { from: say(ruleWords[entry.from]), to: say(ruleWords[entry.to]) }
    : { from: say(privacyWords[entry.from]), to: say(privacyWords[entry.to]) };
  return `${say(isRule ? 'detailSiteRule' : 'settingNewMembers')}: ${say('historyFromTo', values)}`;
}

export function outcomeInWords(history: History, entry: HistoryEntry): string {
  return say(isUndone(history, entry) ? 'outcomeUndone' : outcomeWords[entry.outcome]);
}

export function settingOutcomeInWords(history: History, entry: SettingEntry): string {
  return say(isSettingUndone(history, entry) ? 'outcomeUndone' : outcomeWords[entry.outcome]);
}

/** Whose: what they called themselves then, or the id. */
export function memberInWords({ nickname, memberId }: HistoryEntry): string {
  return nickname ?? memberId;
}
