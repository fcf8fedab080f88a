import type { Answer, Question } from '../protocol.ts';
import { browser } from '../shared/browser.ts';
import { ownerPermission, storedOwnerAccess } from '../shared/owner-access.ts';
import { isOwnJar } from '../shared/stored.ts';
import { type Failure, failureOf } from '../wix/failure.ts';
import { createOwnerApi, type OwnerApi } from '../wix/owner-api.ts';
import { ruleOfSettings } from '../wix/owner-settings.ts';
import { ownerFetch } from './owner-fetch.ts';
import { countRequest, slowDown } from './owner-pace.ts';
import { settleSetting } from './setting-history.ts';

/** Reads members of a site with its owner's key. */
export function readMembers({
  metaSiteId,
  query,
}: Question<'owner:members'>): Promise<Answer<'owner:members'>> {
  const read = async (api: OwnerApi) => ({ kind: 'members' as const, ...(await api.readMembers(query)) });
  // A list goes on by itself once it was begun.
  return asOwner(metaSiteId, read, query.offset > 0);
}

/** Reads what a site's owner has decided for all members. Wix may refuse the one and not the other. */
export function readRules({ metaSiteId }: Question<'owner:rules'>): Promise<Answer<'owner:rules'>> {
  return asOwner(metaSiteId, async (api) => {
    const read = await api.readSiteRule();
    if (read.settings) await settleSetting(metaSiteId, 'rule', ruleOfSettings(read.settings));
    return { kind: 'rules', ...read };
  });
}

/** Reads what the profiles of a site's new members are set to. */
export function readDefault({ metaSiteId }: Question<'owner:default'>): Promise<Answer<'owner:default'>> {
  return asOwner(metaSiteId, async (api) => {
    const read = await api.readDefaultPrivacy();
    await settleSetting(metaSiteId, 'default', read.defaultPrivacy);
    return { kind: 'default', ...read };
  });
}

type Refusal = Extract<Answer<'owner:members'>, { kind: 'no-access' | 'failed' }>;

/** One matter at a time, and not too many requests a minute. Whatever goes wrong is an answer, too. */
export function asOwner<T>(
  metaSiteId: string,
  act: (api: OwnerApi) => Promise<T>,
  isByItself = false,
): Promise<T | Refusal> {
  return navigator.locks.request('owner request', async () => {
    // In Chromium private windows have a background of their own, which shares the storage with this one.
    const access = isOwnJar('normal') ? await storedOwnerAccess().get() : undefined;
    if (access?.metaSiteId !== metaSiteId || !(await browser.permissions.contains(ownerPermission)))
      return { kind: 'no-access' };
    try {
      return await act(createOwnerApi(access, countedFetch(isByItself)));
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

function countedFetch(isByItself: boolean): typeof globalThis.fetch {
  return async (...request) => {
    await countRequest(isByItself);
    return ownerFetch(...request);
  };
}
