import * as v from 'valibot';
import { browser } from '../../shared/browser.ts';
import { OwnerAccess, ownerPermission, storedOwnerAccess } from '../../shared/owner-access.ts';
import { isYes } from '../../shared/permission.ts';
import { membersAddress } from '../members-address.ts';
import { begin, goOn, stop } from './loading.ts';
import { hasKey, type MembersState, store } from './store.ts';

/** What is wrong with what was typed, or what the browser said to it. */
export type AccessTrouble = 'metaSiteId' | 'key' | 'not-allowed';

/**
 * Keeps the key for this site, asks the browser for Wix's API, and loads: on from where it is, where this site was loaded
 * before. Gives back what stands in the way. Browsers ask only in the very turn of the click: nothing may be awaited before.
 */
export async function giveKey(metaSiteId: string, key: string): Promise<AccessTrouble | undefined> {
  const parsed = v.safeParse(OwnerAccess, { metaSiteId, key });
  if (!parsed.success) {
    return v.flatten<typeof OwnerAccess>(parsed.issues).nested?.metaSiteId ? 'metaSiteId' : 'key';
  }
  const isAllowed = isYes(browser.permissions.request(ownerPermission));
  if (!(await isAllowed)) return 'not-allowed';
  const access = parsed.output;
  await storedOwnerAccess().set(access);
  const before = store.getState();
  // Another key may be allowed to read what this one's forerunner was not.
  const forgotten = { rule: 'unknown', isRuleSettled: false } as const;
  store.setState({ keptFor: access.metaSiteId, keys: before.keys + 1, isAllowed: true, ...forgotten });
  const isSameSite = access.metaSiteId === before.metaSiteId;
  if (isSameSite && before.offset > 0) {
    void goOn();
  } else if (!isSameSite || store.getState().progress.kind !== 'loading') {
    store.setState({ metaSiteId: access.metaSiteId });
    history.replaceState(null, '', membersAddress(access.metaSiteId));
    void begin();
  }
  return undefined;
}

/** Shows the members of this site (in small letters), or of the one that a key is kept for where none is named; goes on following the key. */
export async function startWith(named: string): Promise<void> {
  const place = storedOwnerAccess();
  /** The key, or the browser's leave, may be given in another tab. */
  const know = (more: Partial<MembersState>) => {
    store.setState(more);
    const state = store.getState();
    if (state.isKnown && hasKey(state) && state.progress.kind === 'idle') void begin();
  };
  const look = async () => know({ isAllowed: await browser.permissions.contains(ownerPermission) });
  place.follow((access) => know({ keptFor: access?.metaSiteId }));
  browser.permissions.onAdded.addListener(look);
  browser.permissions.onRemoved.addListener(look);
  const [access] = await Promise.all([place.get(), look()]);
  const metaSiteId = named || (access?.metaSiteId ?? '');
  know({ keptFor: access?.metaSiteId, metaSiteId, isKnown: true });
}

/** Forgets the key, and gives the permission back; what was loaded stays until the page goes. */
export async function forgetKey(): Promise<void> {
  stop();
  await Promise.all([storedOwnerAccess().remove(), browser.permissions.remove(ownerPermission)]);
  store.setState({ keptFor: undefined, isAllowed: false });
}
