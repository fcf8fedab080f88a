import type { Answer, Question } from '../protocol.ts';
import { browser } from '../shared/browser.ts';
import { ownerPermission, storedOwnerAccess } from '../shared/owner-access.ts';
import { isOwnJar } from '../shared/stored.ts';
import { type Failure, failureOf } from '../wix/failure.ts';
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

/** Reads what the profiles of a site's new members are set to. */
export function readDefault({ metaSiteId }: Question<'owner:default'>): Promise<Answer<'owner:default'>> {
  return asOwner(metaSiteId, async (api) => ({ kind: 'default', ...(await api.readDefaultPrivacy()) }));
}

type Refusal = Extract<Answer<'owner:members'>, { kind: 'no-access' | 'failed' }>;

/** One matter at a time, and not too many requests a minute. Whatever goes wrong is an answer, too. */
export function asOwner<T>(metaSiteId: string, act: (api: OwnerApi) => Promise<T>): Promise<T | Refusal> {
  return navigator.locks.request('owner request', async () => {
    // In Chromium private windows have a background of their own, which shares the storage with this one.
    const access = isOwnJar('normal') ? await storedOwnerAccess().get() : undefined;
    if (access?.metaSiteId !== metaSiteId || !(await browser.permissions.contains(ownerPermission)))
      return { kind: 'no-access' };
    try {
      return await act(createOwnerApi(access, countedFetch));
    } catch (error) {
      return { kind: 'failed', failure: await heeded(failureOf(error)) };
    }
  });
}

/** The failure; where Wix asked us to wait, whoever asks next waits, too. */
export async function heeded(failure: Failure): Promise<Failure> {
  const isAskedToWait = failure.kind === 'rate-limited' && failure.status !== undefined;
  return isAskedToWait ? await slowDown(failure) : failure;
}

const countedFetch: typeof globalThis.fetch = async (...request) => {
  await countRequest();
  return ownerFetch(...request);
};
