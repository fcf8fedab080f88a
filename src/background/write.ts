import { type Failure, failureOf } from '../wix/failure.ts';
import type { MembersApi } from '../wix/members-api.ts';
import type { WantedStatus } from '../wix/tab-state.ts';

/** The one write. What came back is kept for the person, and decides nothing but how to look afterwards. */
export async function write(api: MembersApi, want: WantedStatus): Promise<Failure | undefined> {
  try {
    await (want === 'PUBLIC' ? api.join() : api.leave());
    return undefined;
  } catch (error) {
    return failureOf(error);
  }
}
