import * as v from 'valibot';
import { browser } from '../shared/browser.ts';
import { Recognition } from '../wix/site.ts';
import type { TabDocument } from '../wix/tab-state.ts';
import { type Patience, within } from './patience.ts';

export type Inspection =
  | { kind: 'recognised'; document: TabDocument; recognition: Recognition }
  /** The browser let us not in: its own pages, its store, a page we have no access to. */
  | { kind: 'closed-to-us' }
  /** The site itself could not be reached: the tab shows the browser's error page for its address. */
  | { kind: 'error-page' }
  /** Nothing came back in time: the page has stopped its scripts, ours too, or is still loading. */
  | { kind: 'silent' };

/** Most pages are there by then; one that is not is asked as it stands. */
const usualLoadMs = 1500;

/** What half a page can look like while the rest of it is still to come. */
const unproven: Recognition['kind'][] = ['not-wix', 'headless'];

const Injections = v.tuple([v.object({ documentId: v.string(), result: Recognition })]);

/** Injects `inspect.js` into the tab's top document, or into exactly the document named, and gives back what it saw. */
export async function inspectTab(
  tabId: number,
  patience: Patience,
  documentId?: string,
): Promise<Inspection> {
  const target = documentId ? { tabId, documentIds: [documentId] } : { tabId };
  const inject = (injectImmediately: boolean) =>
    browser.scripting.executeScript({ target, files: ['inspect.js'], injectImmediately });
  try {
    const loaded = inject(false);
    const first = await within(Math.min(usualLoadMs, patience.left()), loaded);
    if (first) return inspectionIn(first, tabId, documentId);
    const asItStands = await within(patience.left(), inject(true));
    const early = asItStands && inspectionIn(asItStands, tabId, documentId);
    // Half a page proves that it is Wix, never that it isn't.
    if (early?.kind === 'recognised' && !unproven.includes(early.recognition.kind)) return early;
    const late = await within(patience.left(), loaded);
    return late ? inspectionIn(late, tabId, documentId) : { kind: 'silent' };
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return { kind: /error page/i.test(message) ? 'error-page' : 'closed-to-us' };
  }
}

/** Where one document was meant, another may have answered in its place: see run-in-document.ts. */
function inspectionIn(injections: unknown, tabId: number, meant?: string): Inspection {
  const parsed = v.safeParse(Injections, injections);
  if (!parsed.success) return { kind: 'closed-to-us' };
  const [{ documentId, result }] = parsed.output;
  if (meant !== undefined && documentId !== meant) return { kind: 'closed-to-us' };
  return { kind: 'recognised', document: { tabId, documentId }, recognition: result };
}
