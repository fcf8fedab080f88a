import * as v from 'valibot';
import { isGuid } from '../wix/guid.ts';
import { ownerHost } from '../wix/owner-host.ts';
import { type Stored, stored } from './stored.ts';

/** Whose site, and the key that speaks for its owner, as a person typed or pasted them. */
export const OwnerAccess = v.object({
  metaSiteId: v.pipe(v.string(), v.trim(), v.check(isGuid), v.toLowerCase()),
  /** Only what can stand in a header. */
  key: v.pipe(v.string(), v.trim(), v.regex(/^[\x21-\x7e]{1,4096}$/)),
});
export type OwnerAccess = v.InferOutput<typeof OwnerAccess>;

/** In memory, for our own pages and the background alone, until it is forgotten or the browser ends. */
export function storedOwnerAccess(): Stored<OwnerAccess> {
  return stored('owner access', OwnerAccess);
}

/** What the browser has to allow before Wix can be asked with a key. */
export const ownerPermission = { origins: [`https://${ownerHost}/*`] };
