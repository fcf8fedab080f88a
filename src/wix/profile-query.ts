import { queryMembers } from '@wix/auto_sdk_members_members';
import { createClient } from '@wix/sdk/client';
import * as v from 'valibot';
import { FailureError, jsonOf } from './failure.ts';
import { isGuid } from './guid.ts';
import { type Member, parseMember } from './member.ts';
import { sdkConnection } from './sdk-connection.ts';
import type { WixSite } from './site.ts';

/** How a member is named. */
export type Named = { id: string } | { slug: string };

/** The member that the address of a profile page names. */
export function namedIn(whose: string): Named {
  return isGuid(whose) ? { id: whose.toLowerCase() } : { slug: whose };
}

const Answer = v.object({ members: v.array(v.unknown()) });

/**
 * The profile of one member as the Members API shows it to whom `instance` speaks for; undefined where it leaves it out, as
 * it does with what they may not see. Throws what `failureOf` understands. Facts: docs/wix.md, "Visitors".
 */
export async function findProfile(
  site: WixSite,
  instance: string,
  fetch: typeof globalThis.fetch,
  named: Named,
): Promise<Member | undefined> {
  let answer: unknown;
  // The SDK makes an empty list of an answer without one, which would be a verdict.
  const kept: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    answer = await jsonOf(response.clone());
    return response;
  };
  const client = createClient({ ...sdkConnection(site, instance, kept), modules: { queryMembers } });
  const query = client.queryMembers();
  await ('id' in named ? query.eq('_id', named.id) : query.eq('profile.slug', named.slug)).limit(1).find();
  const parsed = v.safeParse(Answer, answer);
  const members = parsed.success ? parsed.output.members.map(parseMember) : [undefined];
  // A list that forgot what was asked for proves nothing.
  const isNamed = (member: Member | undefined) =>
    'id' in named ? member?.id === named.id : member?.slug === named.slug;
  if (!members.every(isNamed)) throw new FailureError({ kind: 'unexpected-answer', status: 200 });
  return members[0];
}
