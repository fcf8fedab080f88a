import { createStore } from 'zustand/vanilla';
import type {
  DefaultPrivacy,
  RuleSettings,
  SettingChange,
  SettingOutcome,
} from '../../wix/owner-settings.ts';
import type { WantedSetting } from '../members-address.ts';
import type { Trouble } from './store.ts';

/** A setting as it was read, or why it is not known. */
export type Read<T> = T | Trouble;

/** What a person was told last. `meanwhile`: somebody else was first, and they are asked anew. */
export type Told = 'changing' | SettingOutcome | 'already-so' | 'meanwhile' | { trouble: Trouble };

/** What the panel of a site's settings shows. */
export interface SettingsState {
  /** Undefined until they are read. */
  rule: Read<RuleSettings> | undefined;
  byDefault: Read<DefaultPrivacy> | undefined;
  /** What is asked before it is done, and how many profiles are public, where Wix says so. */
  question: { change: SettingChange; publicProfiles: number | undefined } | undefined;
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
