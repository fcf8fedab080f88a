import { setTimeout as pause } from 'node:timers/promises';
import { within } from '../e2e/poll.ts';
import type { BenchChromium } from './chromium.ts';
import type { Session } from './devtools.ts';

interface Versions {
  versions: { scriptURL: string; runningStatus: string }[];
}

/** Milliseconds from the order to start the stopped worker until it runs: its script has been evaluated. */
export async function workerWake({ id }: BenchChromium, page: Session): Promise<number> {
  await page.send('ServiceWorker.enable');
  await stopped(page, id);
  const begun = performance.now();
  await started(page, id);
  const took = performance.now() - begun;
  await page.send('ServiceWorker.disable');
  return took;
}

/** Starts the worker, if it is asleep. */
export async function wake(chromium: BenchChromium, page: Session): Promise<void> {
  if (await chromium.isWorkerAwake()) return;
  await page.send('ServiceWorker.enable');
  await started(page, chromium.id);
  await page.send('ServiceWorker.disable');
}

/** Stops the worker: whatever comes next has to start it. */
export async function putToSleep({ id }: BenchChromium, page: Session): Promise<void> {
  await page.send('ServiceWorker.enable');
  await stopped(page, id);
  await page.send('ServiceWorker.disable');
}

function started(page: Session, id: string): Promise<void> {
  const scopeURL = `chrome-extension://${id}/`;
  return becomes(page, id, 'running', () => page.send('ServiceWorker.startWorker', { scopeURL }));
}

function stopped(page: Session, id: string): Promise<void> {
  return becomes(page, id, 'stopped', () => page.send('ServiceWorker.stopAllWorkers'));
}

/** Seconds until the worker is asleep, from now on; null: it is awake after `most` seconds. */
export async function secondsUntilAsleep(chromium: BenchChromium, most: number): Promise<number | null> {
  for (let seconds = 0; seconds <= most; seconds += 1) {
    if (!(await chromium.isWorkerAwake())) return seconds;
    await pause(1000);
  }
  return null;
}

async function becomes(
  page: Session,
  id: string,
  status: string,
  act: () => Promise<unknown>,
): Promise<void> {
  const reached = new Promise<void>((resolve) => {
    const look = ({ versions }: Versions) => {
      const isThere = versions.some(
        ({ scriptURL, runningStatus }) =>
          scriptURL.startsWith(`chrome-extension://${id}/`) && runningStatus === status,
      );
      if (!isThere) return;
      page.off('ServiceWorker.workerVersionUpdated', look as never);
      resolve();
    };
    page.on('ServiceWorker.workerVersionUpdated', look as never);
  });
  await act();
  await within(`the worker to be ${status}`, reached);
}
