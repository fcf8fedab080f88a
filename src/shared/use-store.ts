import { useLayoutEffect, useState } from 'preact/hooks';
import type { StoreApi } from 'zustand/vanilla';

/** A store's state, with the component drawn again when it changes. */
export function useStore<T>(store: Pick<StoreApi<T>, 'getState' | 'subscribe'>): T {
  const [state, setState] = useState(() => store.getState());
  useLayoutEffect(() => {
    setState(() => store.getState());
    return store.subscribe((next) => setState(() => next));
  }, []);
  return state;
}
