import { createStore } from 'zustand/vanilla';
import type { History } from '../shared/history.ts';
import type { MemberState, TabState } from '../wix/tab-state.ts';
import type { VisitorCheck } from './visitor-check.ts';

/** What the popup shows. Everything that lasts is in the background; this dies with the window. */
export interface PopupState {
  state: TabState;
  /** The host of the tab's page where the browser lets us see it: stands for the site until one is recognised. */
  host: string | undefined;
  /** What the person is asked to confirm, and the state it was asked of. */
  confirming: { control: 'join' | 'leave'; state: MemberState } | undefined;
  /** The report on a failure was copied. */
  isCopied: boolean;
  /** Looking takes so long by now that it is said. */
  isSlow: boolean;
  /** The page badge of the site in view; undefined before that is known. */
  isBadgeOn: boolean | undefined;
  /** The browser was asked for access to the site, and the answer was no. */
  isBadgeRefused: boolean;
  /** The browser was asked for the cookie that a site binds its sessions with, and the answer was no. */
  isBindingRefused: boolean;
  /** What the profile looked like to a visitor, where that was asked. */
  visitorCheck: VisitorCheck | undefined;
  /** The changes made here; undefined before they are known, and in private windows. */
  history: History | undefined;
  /** The cookie jar of the tab. */
  jar: string;
  /** The tab is one of a private window: nothing that is done here may last. */
  isPrivate: boolean;
  /** In a tab or window of its own. */
  isOwnWindow: boolean;
}

export const store = createStore<PopupState>()(() => ({
  state: { kind: 'looking' },
  host: undefined,
  confirming: undefined,
  isCopied: false,
  isSlow: false,
  isBadgeOn: undefined,
  isBadgeRefused: false,
  isBindingRefused: false,
  visitorCheck: undefined,
  history: undefined,
  jar: '',
  isPrivate: false,
  isOwnWindow: false,
}));
