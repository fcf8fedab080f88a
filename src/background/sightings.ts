import * as v from 'valibot';
import { browser } from '../shared/browser.ts';
import { listOf, type Stored, stored } from '../shared/stored.ts';
import { WantedStatus } from '../wix/tab-state.ts';

/** How a member was last seen on a site. No e-mail. */
const Sighting = v.object({
  jar: v.string(),
  site: v.string(),
  memberId: v.string(),
  privacyStatus: WantedStatus,
  /** When, in ms since 1970. */
  at: v.number(),
  /** The last change of this member in the history by then, and what was known of it. */
  lastChange: v.exactOptional(v.string()),
  /** It was changed elsewhere after this time, and nobody has dismissed that yet. */
  changedSince: v.exactOptional(v.number()),
});
export type Sighting = v.InferOutput<typeof Sighting>;

const Sightings = v.object({ version: v.literal(1), members: listOf(Sighting) });

/** How members were last seen, the one seen last at the end. */
export function storedSightings(): Stored<v.InferOutput<typeof Sightings>> {
  return stored('sightings', Sightings, browser.storage.local);
}
