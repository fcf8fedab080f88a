import { failureOf } from '../wix/failure.ts';
import type { Member } from '../wix/member.ts';
import { createMembersApi, type MembersApi } from '../wix/members-api.ts';
import { readSession } from '../wix/session.ts';
import type { WixSite } from '../wix/site.ts';
import type { ReadRule } from '../wix/site-rule.ts';

export type Membership =
  /** `isNamed`: the tokens named a member whom Wix doesn't know or accept. */
  | { kind: 'visitor'; isNamed: boolean }
  /** `api` speaks for this member; a reading after a write must use the same one. */
  | { kind: 'member'; member: Member; api: MembersApi };

/**
 * Finds out who is logged in and what Wix says of them: two requests. A session that Wix just ended is asked for once
 * more. Throws what `failureOf` understands.
 */
export async function readMembership(site: WixSite, fetch: typeof globalThis.fetch): Promise<Membership> {
  for (let renewed = false; ; renewed = true) {
    const session = await readSession(site, fetch);
    if (session.kind === 'visitor') return { kind: 'visitor', isNamed: false };
    const api = createMembersApi(site, session.instance, fetch);
    try {
      return { kind: 'member', member: await api.readMe(), api };
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === 'session-ended' && !renewed) continue;
      // The documented answer to a visitor, and what is left when a renewed session is not accepted either.
      if (failure.kind === 'session-ended' || (failure.kind === 'refused' && failure.code === 'NOT_FOUND')) {
        return { kind: 'visitor', isNamed: true };
      }
      throw error;
    }
  }
}

/**
 * The site's rule, or `unknown`: it may refine what is said of a member, and must never stand in its way. Throws only
 * where the document itself is gone.
 */
export async function readSiteRule(api: MembersApi): Promise<ReadRule> {
  try {
    return await api.readSiteRule();
  } catch (error) {
    if (failureOf(error).kind === 'document-gone') throw error;
    return { rule: 'unknown', rawRule: '' }; // Shown as such: "unknown" is said, not guessed around.
  }
}
