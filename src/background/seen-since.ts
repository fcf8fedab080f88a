let moments = 0;
const seenAt = new Map<string, number>();

/** The order in which looks begin and popups show how changes ended, while this worker lives. */
export function thisMoment(): number {
  moments += 1;
  return moments;
}

export function noteSeen(changeId: string): void {
  seenAt.set(changeId, thisMoment());
}

/**
 * Whether a popup showed this only after `moment`. It may be the very one that a look which began then is for: to
 * that look it is still to be told.
 */
export function wasSeenSince(changeId: string, moment: number): boolean {
  return (seenAt.get(changeId) ?? 0) > moment;
}
