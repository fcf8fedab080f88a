const underWay = new Map<number, string>();
let turns = 0;

/** Whether this worker is changing a membership from this tab right now. */
export function isChanging(tabId: number): boolean {
  return underWay.has(tabId);
}

/** Whether this worker is carrying out the change with this id right now. */
export function isUnderWay(changeId: string): boolean {
  return [...underWay.values()].includes(changeId);
}

/** Goes up whenever a change begins or ends: two equal numbers have no change between them. */
export function changesSoFar(): number {
  return turns;
}

/** A change has ended by now, though it may still have to be told. */
export function changeHasEnded(): void {
  turns += 1;
}

/** Marks the tab as changing while `work` runs. */
export async function whileChanging<T>(tabId: number, changeId: string, work: () => Promise<T>): Promise<T> {
  underWay.set(tabId, changeId);
  turns += 1;
  try {
    return await work();
  } finally {
    underWay.delete(tabId);
    turns += 1;
  }
}
