import * as v from 'valibot';
import { browser } from '../shared/browser.ts';
import { isOwnJar, stored } from '../shared/stored.ts';
import { MemberState, WantedStatus } from '../wix/tab-state.ts';

/**
 * A change that may have been sent and whose outcome is not known yet. Written before the request goes out, so that
 * nothing that happens to the worker can make us forget it. Never sent again from here.
 */
export const JournalEntry = v.object({
  id: v.string(),
  jar: v.string(),
  want: WantedStatus,
  /** What the person saw when they decided: document, site, member. */
  shown: MemberState,
  /** The person was told that it could not be confirmed. */
  told: v.boolean(),
});
export type JournalEntry = v.InferOutput<typeof JournalEntry>;

/** The entry of one member on one site in one cookie jar: there is at most one. */
export function journalOf(jar: string, siteKey: string, memberId: string) {
  return stored(`journal ${jar} ${siteKey} ${memberId}`, JournalEntry);
}

/** Every entry that belongs to this worker: a split private worker shares the storage with the normal one. */
export async function readJournal(): Promise<JournalEntry[]> {
  const everything = Object.entries(await browser.storage.session.get(null));
  return everything
    .filter(([key]) => key.startsWith('journal '))
    .map(([, value]) => v.safeParse(JournalEntry, value))
    .flatMap((parsed) => (parsed.success ? [parsed.output] : []))
    .filter(({ jar }) => isOwnJar(jar));
}
