import { queryMembers } from '@wix/auto_sdk_members_members';
import { createClient } from '@wix/sdk/client';
import * as v from 'valibot';
import { FailureError } from './failure.ts';
import { sdkConnection } from './sdk-connection.ts';
import type { WixSite } from './site.ts';

const Answer = v.object({ items: v.array(v.object({ _id: v.string() })) });

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
  const client = createClient({ ...sdkConnection(site, instance, fetch), modules: { queryMembers } });
  const answer = await client.queryMembers().eq('_id', memberId).limit(1).find();
  const parsed = v.safeParse(Answer, answer);
  // An answer that forgot what was asked for proves nothing.
  const isAnswer = parsed.success && parsed.output.items.every(({ _id }) => _id === memberId);
  if (!isAnswer) throw new FailureError({ kind: 'unexpected-answer', status: 200 });
  return parsed.output.items.length > 0;
}
