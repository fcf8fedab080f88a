import type { Asked } from '../protocol.ts';
import type { TabState } from '../wix/tab-state.ts';
import { parseUrl } from '../wix/url.ts';
import type { FoundTab } from './find-tab.ts';

/** Hosts that the browsers keep extensions away from, whatever a person clicks. */
const keptFromExtensions =
  /(^|\.)(mozilla\.(org|net|com)|firefox\.com|chromewebstore\.google\.com|chrome\.google\.com)$/;

/** Firefox shows these in viewers of its own, which are closed like its error page and have the address of the file. */
const inViewer = /\.(pdf|json)$/i;

/**
 * What to say of a tab that lets nobody in. A click on the toolbar button gives access to every page that can be read
 * at all; so right after it, the page is one of the browser's own, or its error page for an address that we see.
 */
export function closedToUs(tab: FoundTab, asked: Asked): TabState {
  const url = parseUrl(tab.url);
  if (url?.protocol === 'http:') return { kind: 'unreadable', why: 'not-secure' };
  if (
    url &&
    (url.protocol !== 'https:' || keptFromExtensions.test(url.hostname) || inViewer.test(url.pathname))
  ) {
    return { kind: 'unreadable', why: 'browser-page' };
  }
  if (asked !== 'toolbar') return { kind: 'unreadable', why: 'access-gone' };
  if (!url) return { kind: 'unreadable', why: 'browser-page' };
  return { kind: 'failed', failure: { kind: 'no-connection' }, duringChange: false };
}
