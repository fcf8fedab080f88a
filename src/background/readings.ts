import type { TabDocument } from '../wix/tab-state.ts';

/** What was read of a document is good enough for its badge for so long. */
const freshMs = 30_000;

const readings = new Map<number, { documentId: string; at: number }>();

/** Notes that a document is being read, or was read just now, for whatever reason. */
export function noteReading({ tabId, documentId }: TabDocument): void {
  readings.set(tabId, { documentId, at: performance.now() });
}

/** Whether this document was read, or begun to be read, so lately that its badge needs no reading of its own. */
export function wasReadLately({ tabId, documentId }: TabDocument): boolean {
  const last = readings.get(tabId);
  return last?.documentId === documentId && performance.now() - last.at < freshMs;
}
