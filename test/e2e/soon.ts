/**
 * Script for a document: what `expression` yields as soon as it is anything but false, null or nothing; after a second
 * whatever it yields then. Who waits for something asks so again and again, and is told in the moment it is there.
 */
export function soon(expression: string): string {
  return `new Promise((resolve, reject) => {
    const end = (settle, value) => {
      observer.disconnect();
      clearTimeout(timer);
      settle(value);
    };
    const look = (isLate) => {
      try {
        const found = (${expression});
        if (found || isLate) end(resolve, found);
      } catch (error) {
        end(reject, error);
      }
    };
    const observer = new MutationObserver(() => look(false));
    const timer = setTimeout(() => look(true), 1000);
    observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    look(false);
  })`;
}
