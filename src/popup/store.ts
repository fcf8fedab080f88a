import { useLayoutEffect, useState } from 'preact/hooks';
import { createStore } from 'zustand/vanilla';
import type { MemberState, TabState } from '../wix/tab-state.ts';

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
}

export const store = createStore<PopupState>()(() => ({
  state: { kind: 'looking' },
  host: undefined,
  confirming: undefined,
  isCopied: false,
  isSlow: false,
}));

/** The store's state, with the component drawn again when it changes. */
export function usePopupState(): PopupState {
  const [state, setState] = useState(store.getState());
  useLayoutEffect(() => {
    setState(store.getState());
    return store.subscribe(setState);
  }, []);
  return state;
}
