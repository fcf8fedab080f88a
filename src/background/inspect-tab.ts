import * as v from 'valibot';
import { browser } from '../shared/browser.ts';
import { type Recognition, Recognition as RecognitionSchema } from '../wix/site.ts';
import type { TabDocument } from '../wix/tab-state.ts';
import { within } from './patience.ts';

export type Inspection =
  | { kind: 'recognised'; document: TabDocument; recognition: Recognition }
  /** The browser let us not in: its own pages, its store, a page we have no access to. */
  | { kind: 'closed-to-us' }
  /** The site itself could not be reached: the tab shows the browser's error page for its address. */
  | { kind: 'error-page' }
  /** The page has stopped its scripts, ours too. */
  | { kind: 'silent' };

const patienceMs = 5000;

/** Injects `inspect.js` into the tab's top document, or into exactly the document named, and gives back what it saw. */
export async function inspectTab(tabId: number, documentId?: string): Promise<Inspection> {
  const target = documentId ? { tabId, documentIds: [documentId] } : { tabId };
  let injections: unknown;
  try {
    injections = await within(patienceMs, browser.scripting.executeScript({ target, files: ['inspect.js'] }));
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return { kind: /error page/i.test(message) ? 'error-page' : 'closed-to-us' };
  }
  if (injections === undefined) return { kind: 'silent' };
  const parsed = v.safeParse(Injections, injections);
  if (!parsed.success) return { kind: 'closed-to-us' };
  const [{ documentId: inspected, result }] = parsed.output;
  return { kind: 'recognised', document: { tabId, documentId: inspected }, recognition: result };
}

const Injections = v.tuple([v.object({ documentId: v.string(), result: RecognitionSchema })]);
