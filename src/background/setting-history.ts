import { type History, mostEntries, type SettingEntry } from '../shared/history.ts';
import { ruleOfSettings, type SettingChange, type SettingOutcome } from '../wix/owner-settings.ts';
import { editHistory } from './history.ts';

/** Notes a change of a setting that is about to be sent, as one that could not be checked; gives back its id. Never throws. */
export async function noteSetting(metaSiteId: string, change: SettingChange): Promise<string> {
  const id = crypto.randomUUID();
  const entry = entryOf({ id, at: Date.now(), metaSiteId, outcome: 'not-checked' }, change);
  await edit((history) => (history.isKept ? withSettings(history, (all) => [...all, entry]) : history));
  return id;
}

/** Notes how it ended. Never throws. */
export function noteSettingEnd(id: string, outcome: SettingOutcome): Promise<void> {
  return editEntry(id, (entry) => [{ ...entry, outcome }]);
}

/** Later somebody else may have changed it. */
const settledWithinMs = 3_600_000;

/** Corrects how the last change of a setting ended, within an hour and where that was not clear, by what it is read as now. Never throws. */
export function settleSetting(
  metaSiteId: string,
  setting: SettingEntry['setting'],
  now: SettingEntry['to'],
): Promise<void> {
  return edit((history) => {
    const last = history.settings?.findLast(
      (entry) => entry.metaSiteId === metaSiteId && entry.setting === setting,
    );
    if (!last || last.at < Date.now() - settledWithinMs) return history;
    const outcome = outcomeNow(last, now);
    if (outcome === last.outcome) return history;
    return withSettings(history, (all) =>
      all.map((entry) => (entry === last ? { ...entry, outcome } : entry)),
    );
  });
}

function outcomeNow({ outcome, from, to }: SettingEntry, now: SettingEntry['to']): SettingOutcome {
  if (outcome === 'confirmed' || now === to) return 'confirmed';
  return now === from ? 'not-confirmed' : outcome;
}

/** Takes out one that was not made. Never throws. */
export function forgetSetting(id: string): Promise<void> {
  return editEntry(id, () => []);
}

/** One that was not noted, or is cleared by now, stays away. */
function editEntry(id: string, next: (entry: SettingEntry) => SettingEntry[]): Promise<void> {
  return edit((history) => {
    if (!history.settings?.some((entry) => entry.id === id)) return history;
    return withSettings(history, (all) => all.flatMap((entry) => (entry.id === id ? next(entry) : [entry])));
  });
}

function withSettings(history: History, next: (all: SettingEntry[]) => SettingEntry[]): History {
  return { ...history, settings: next(history.settings ?? []).slice(-mostEntries) };
}

async function edit(next: (history: History) => History): Promise<void> {
  try {
    await editHistory(next);
  } catch (error) {
    reportError(error); // There may be no room left.
  }
}

function entryOf(common: Omit<SettingEntry, 'setting' | 'from' | 'to'>, change: SettingChange): SettingEntry {
  switch (change.setting) {
    case 'rule':
      return { ...common, setting: 'rule', from: ruleOfSettings(change.from), to: change.to };
    case 'default':
      return { ...common, setting: 'default', from: change.from.defaultPrivacy, to: change.to };
  }
}
