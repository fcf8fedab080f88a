import type { FirefoxSession } from './firefox-session.ts';

/** Runs in the background's own process: what Firefox counts for this one page of JavaScript objects, strings and the rest. */
const MEASURE = `
  const [isCollected] = arguments;
  if (isCollected) Cu.forceGC();
  const sizes = Array.from({ length: 9 }, () => ({}));
  Cc['@mozilla.org/memory-reporter-manager;1'].getService(Ci.nsIMemoryReporterManager).sizeOfTab(window, ...sizes);
  const [objects, strings, other] = sizes;
  return objects.value + strings.value + other.value;
`;

/** Bytes of JavaScript of one page; `context` is script that yields its browsing context. */
export function heapOf(
  session: FirefoxSession,
  context: string,
  parameters: { id: string },
  isCollected: boolean,
): Promise<number> {
  const body = `
    const actor = ${context}.currentWindowGlobal.getActor('MarionetteCommands');
    return actor.executeScript(measure, [isCollected], { sandboxName: 'system' });
  `;
  return session.run('the heap of the background', body, { ...parameters, measure: MEASURE, isCollected });
}
