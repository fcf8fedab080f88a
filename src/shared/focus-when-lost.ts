import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * An element that takes the focus where what had it went away as something else was shown. `isMeant`: whether it does so after what
 * was shown last.
 */
export function useFocusWhenLost<E extends HTMLElement>(
  shown: string,
  isMeant: (last: string) => boolean = () => true,
): RefObject<E | null> {
  const element = useRef<E>(null);
  const last = useRef(shown);
  useLayoutEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (shown !== last.current && isMeant(last.current) && isLost) element.current?.focus();
    last.current = shown;
  }, [shown]);
  return element;
}
