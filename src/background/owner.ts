import type { Answer, Question } from '../protocol.ts';
import { browser } from '../shared/browser.ts';
import { ownerPermission, storedOwnerAccess } from '../shared/owner-access.ts';
import { isOwnJar } from '../shared/stored.ts';
import { failureOf } from '../wix/failure.ts';
import { createOwnerApi, type OwnerApi } from '../wix/owner-api.ts';
import { ownerFetch } from './owner-fetch.ts';
import { countRequest, slowDown } from './owner-pace.ts';

/** Reads members of a site with its owner's key. */
export function readMembers({
  metaSiteId,
  query,
}: Question<'owner:members'>): Promise<Answer<'owner:members'>> {
  return asOwner(metaSiteId, async (api) => ({ kind: 'members', ...(await api.readMembers(query)) }));
}

/** Reads what a site's owner has decided for all members. Wix may refuse the one and not the other. */
export function readRules({ metaSiteId }: Question<'owner:rules'>): Promise<Answer<'owner:rules'>> {
  return asOwner(metaSiteId, async (api) => ({ kind: 'rules', ...(await api.readSiteRule()) }));
}

type Refusal = Extract<Answer<'owner:members'>, { kind: 'no-access' | 'failed' }>;

/** One request at a time, and not too many a minute. Whatever goes wrong is an answer, too. */
function asOwner<T>(metaSiteId: string, read: (api: OwnerApi) => Promise<T>): Promise<T | Refusal> {
  return navigator.locks.request('owner request', async () => {
    // In Chromium private windows have a background of their own, which shares the storage with this one.
    const access = isOwnJar('normal') ? await storedOwnerAccess().get() : undefined;
    if (access?.metaSiteId !== metaSiteId || !(await browser.permissions.contains(ownerPermission)))
      return { kind: 'no-access' };
    try {
      await countRequest();
      return await read(createOwnerApi(access, ownerFetch));
    } catch (error) {
      const failure = failureOf(error);
      const isAskedToWait = failure.kind === 'rate-limited' && failure.status !== undefined;
      return { kind: 'failed', failure: isAskedToWait ? await slowDown(failure) : failure };
    }
  });
}
