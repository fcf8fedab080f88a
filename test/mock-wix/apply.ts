import type { Delays } from './delays.ts';
import { isReplaced } from './disfigured.ts';
import type { Fault } from './fault.ts';

/** How a write is carried out: at once, or as a fault wants it. */
export type Apply = (write: () => void) => void;

/** How a write happens under a fault. */
export function applier(fault: Fault | undefined, delays: Delays): Apply {
  return (write) => {
    if (fault?.applyAfterMs !== undefined) delays.later(fault.applyAfterMs, write);
    else if (!fault || !(fault.ignoreWrite || isReplaced(fault))) write();
  };
}
