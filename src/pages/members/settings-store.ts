import { createStore } from 'zustand/vanilla';
import type {
  DefaultPrivacy,
  RuleSettings,
  SettingChange,
  SettingOutcome,
} from '../../wix/owner-settings.ts';
import type { WantedSetting } from '../members-address.ts';
import type { Trouble } from './trouble.ts';

/** A setting as it was read, or why it is not known. */
export type Read<T> = T | Trouble;

/** What a person was told last. `isUnchanged`: what they wanted changed certainly was not. */
export type Told =
  | 'looking'
  | 'changing'
  | SettingOutcome
  | 'already-so'
  | { trouble: Trouble; isUnchanged: boolean };

/** What the panel of a site's settings shows. */
export interface SettingsState {
  /** Undefined until they are read. */
  rule: Read<RuleSettings> | undefined;
  byDefault: Read<DefaultPrivacy> | undefined;
  /**
   * What is asked before it is done, and how many profiles are public, where Wix says so. `isAgain`: somebody else was
   * first, and the person decides once more.
   */
  question: { change: SettingChange; publicProfiles: number | undefined; isAgain: boolean } | undefined;
  told: Told | undefined;
  /** What takes the last change back. */
  undo: WantedSetting | undefined;
  isAtWork: boolean;
}

export const settingsStore = createStore<SettingsState>()(() => ({
  rule: undefined,
  byDefault: undefined,
  question: undefined,
  told: undefined,
  undo: undefined,
  isAtWork: false,
}));
