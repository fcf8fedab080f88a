import * as v from 'valibot';
import { DefaultPrivacy, SetRule, SettingOutcome } from '../wix/owner-settings.ts';

const common = {
  /** The change's own. */
  id: v.string(),
  /** When it was sent, in ms since 1970. */
  at: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15)),
  metaSiteId: v.string(),
  outcome: SettingOutcome,
};
const privacy = DefaultPrivacy.entries.defaultPrivacy;

/** One change that an owner made here for all members of a site, or may have made, and what is known of how it ended. */
export const SettingEntry = v.variant('setting', [
  v.object({ ...common, setting: v.literal('rule'), from: SetRule, to: SetRule }),
  v.object({ ...common, setting: v.literal('default'), from: privacy, to: privacy }),
]);
export type SettingEntry = v.InferOutput<typeof SettingEntry>;
