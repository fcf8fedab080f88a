import { queryMembers } from '@wix/auto_sdk_members_members';
import { createClient } from '@wix/sdk/client';
import * as v from 'valibot';
import { FailureError, jsonOf } from './failure.ts';
import { sdkConnection } from './sdk-connection.ts';
import type { WixSite } from './site.ts';

const Answer = v.object({ members: v.array(v.object({ id: v.string() })) });

/**
 * Whether the Members API shows this member's profile to whom `instance` speaks for: it leaves out what they may not see.
 * Throws what `failureOf` understands. Facts: docs/wix.md, "Visitors".
 */
export async function isShown(
  site: WixSite,
  instance: string,
  fetch: typeof globalThis.fetch,
  memberId: string,
): Promise<boolean> {
  let answer: unknown;
  // The SDK makes an empty list of an answer without one, which would be a verdict.
  const kept: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    answer = await jsonOf(response.clone());
    return response;
  };
  const client = createClient({ ...sdkConnection(site, instance, kept), modules: { queryMembers } });
  await client.queryMembers().eq('_id', memberId).limit(1).find();
  const parsed = v.safeParse(Answer, answer);
  // A list that forgot what was asked for proves nothing.
  const isAnswer = parsed.success && parsed.output.members.every(({ id }) => id === memberId);
  if (!isAnswer) throw new FailureError({ kind: 'unexpected-answer', status: 200 });
  return parsed.output.members.length > 0;
}
