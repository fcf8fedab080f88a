import type { Answer, Question } from '../protocol.ts';
import { type Failure, FailureError, failureOf } from '../wix/failure.ts';
import type { OwnerApi } from '../wix/owner-api.ts';
import { ruleOfSettings, type SettingChange } from '../wix/owner-settings.ts';
import { asOwner, heeded } from './owner.ts';
import { pause } from './patience.ts';
import { forgetSetting, noteSetting, noteSettingEnd } from './setting-history.ts';

const pausesBeforeReadings = [0, 400, 1200];

/**
 * Changes what holds for all members of a site, as its owner: one write, never repeated, and a reading that says what it
 * came to. It is in the history before it is sent, and is taken out again where it certainly was not made.
 */
export function changeSetting({
  metaSiteId,
  change,
}: Question<'owner:change'>): Promise<Answer<'owner:change'>> {
  return asOwner(metaSiteId, async (api) => {
    const id = await noteSetting(metaSiteId, change);
    const failure = await failureOfWriting(api, change);
    if (failure && wasNotMade(failure)) {
      await forgetSetting(id);
      throw new FailureError(failure);
    }
    if (failure?.kind === 'refused') {
      const now = await read(api, change.setting);
      await forgetSetting(id);
      const isOvertaken =
        failure.code === 'INVALID_REVISION' || (now && now.revision !== change.from.revision);
      return isOvertaken ? { kind: 'changed-meanwhile' } : { kind: 'failed', failure };
    }
    const now = await readAfter(api, change);
    const outcome = !now ? 'not-checked' : now.value === change.to ? 'confirmed' : 'not-confirmed';
    await noteSettingEnd(id, outcome);
    return { kind: 'changed', outcome };
  });
}

async function failureOfWriting(api: OwnerApi, change: SettingChange): Promise<Failure | undefined> {
  try {
    await api.change(change);
    return undefined;
  } catch (error) {
    return failureOf(error);
  }
}

/** Whether Wix certainly did not even look at what was asked. Whoever goes offline may have sent it before. */
function wasNotMade(failure: Failure): boolean {
  return failure.kind === 'rate-limited' || failure.kind === 'session-ended';
}

interface Reading {
  value: SettingChange['to'];
  revision: string;
}

/** Reads until what is wanted shows; the last reading. */
async function readAfter(api: OwnerApi, { setting, to }: SettingChange): Promise<Reading | undefined> {
  let last: Reading | undefined;
  for (const pauseMs of pausesBeforeReadings) {
    await pause(pauseMs);
    last = await read(api, setting);
    if (!last || last.value === to) break;
  }
  return last;
}

/** Undefined where it can't be read. */
async function read(api: OwnerApi, setting: SettingChange['setting']): Promise<Reading | undefined> {
  try {
    if (setting === 'default') {
      const { defaultPrivacy, revision } = await api.readDefaultPrivacy();
      return { value: defaultPrivacy, revision };
    }
    const { settings } = await api.readSiteRule();
    return settings && { value: ruleOfSettings(settings), revision: settings.revision };
  } catch (error) {
    await heeded(failureOf(error));
    return undefined; // What was sent, nobody could check.
  }
}
