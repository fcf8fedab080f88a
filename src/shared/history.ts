import * as v from 'valibot';
import { SetRule, SettingOutcome } from '../wix/owner-settings.ts';
import { WantedStatus } from '../wix/tab-state.ts';
import { browser } from './browser.ts';
import { listOf, type Stored, stored } from './stored.ts';

/** One change that was made here, or may have been: who, where, when, and what is known of how it ended. No e-mail. */
export const HistoryEntry = v.object({
  /** The change's own. */
  id: v.string(),
  /** When it was sent, in ms since 1970. */
  at: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15)),
  /** The cookie jar its member is logged in in; never a private one. */
  jar: v.string(),
  site: v.string(),
  memberId: v.string(),
  nickname: v.exactOptional(v.string()),
  from: WantedStatus,
  to: WantedStatus,
  outcome: SettingOutcome,
});
export type HistoryEntry = v.InferOutput<typeof HistoryEntry>;

const common = {
  ...v.pick(HistoryEntry, ['id', 'at', 'outcome']).entries,
  metaSiteId: v.string(),
};

/** One change that an owner made here for all members of a site, or may have made. */
export const SettingEntry = v.variant('setting', [
  v.object({ ...common, setting: v.literal('rule'), from: SetRule, to: SetRule }),
  v.object({ ...common, setting: v.literal('default'), from: WantedStatus, to: WantedStatus }),
]);
export type SettingEntry = v.InferOutput<typeof SettingEntry>;

const History = v.object({
  version: v.literal(1),
  /** The person wants a history. */
  isKept: v.boolean(),
  /** Oldest first. */
  entries: listOf(HistoryEntry),
  /** What an owner changed for all members of a site, oldest first; missing until the first. */
  settings: v.exactOptional(listOf(SettingEntry)),
});
export type History = v.InferOutput<typeof History>;

export const mostEntries = 500;

/** Kept until somebody asks for it. */
export const noHistory: History = { version: 1, isKept: true, entries: [] };

/** The changes made here. They outlast the browser and stay on this computer. */
export function storedHistory(): Stored<History> {
  return stored('history', History, browser.storage.local);
}

/** Calls back with the changes as they are stored, and go on being stored until the page is gone. */
export async function followHistory(onHistory: (history: History) => void): Promise<void> {
  const place = storedHistory();
  const show = (history: History = noHistory) => onHistory(history);
  place.follow(show);
  show(await place.get());
}

/** Who a change or a sighting is of. */
export type Whose = Pick<HistoryEntry, 'jar' | 'site' | 'memberId'>;

/** Whether two entries are about the same member of the same site, logged in in the same cookie jar. */
export function isSameMember(one: Whose, other: Whose): boolean {
  return one.jar === other.jar && one.site === other.site && one.memberId === other.memberId;
}

/** Whether a later change that Wix confirmed made a member again what they were before this one. */
export function isUndone({ entries }: History, entry: HistoryEntry): boolean {
  return isTakenBack(entries, entry, isSameMember);
}

/** The same of what holds for all members of a site. */
export function isSettingUndone({ settings = [] }: History, entry: SettingEntry): boolean {
  return isTakenBack(settings, entry, isSameSetting);
}

function isTakenBack<T extends HistoryEntry | SettingEntry>(
  all: readonly T[],
  entry: T,
  isSame: (one: T, other: T) => boolean,
): boolean {
  const later = all.slice(all.indexOf(entry) + 1);
  return (
    entry.outcome === 'confirmed' &&
    later.some((next) => isSame(next, entry) && next.outcome === 'confirmed' && next.to === entry.from)
  );
}

/** Whether an entry is the last one of its member, and known to have been made. */
export function isUndoable({ entries }: History, entry: HistoryEntry): boolean {
  const last = entries.findLast((other) => isSameMember(other, entry));
  return last === entry && entry.outcome === 'confirmed';
}

/** Whether an entry is the last one of its site's setting, and known to have been made. */
export function isSettingUndoable({ settings = [] }: History, entry: SettingEntry): boolean {
  const last = settings.findLast((other) => isSameSetting(other, entry));
  return last === entry && entry.outcome === 'confirmed';
}

function isSameSetting(one: SettingEntry, other: SettingEntry): boolean {
  return one.metaSiteId === other.metaSiteId && one.setting === other.setting;
}
