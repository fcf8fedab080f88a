import { browser } from '../shared/browser.ts';
import { ownerPermission, storedOwnerAccess } from '../shared/owner-access.ts';
import { isOwnJar } from '../shared/stored.ts';

/** Gives Wix's API back where no key is kept: a browser that closes, or an update, forgets the key, and not what was allowed. */
export async function giveBackUnlessKept(): Promise<void> {
  if (isOwnJar('normal') && !(await storedOwnerAccess().get()))
    await browser.permissions.remove(ownerPermission);
}
