import type { CDPSession } from 'playwright';
import type { PageBadge } from './browser.ts';
import { poll } from './poll.ts';

/** Runs on the closed shadow root, in a world that the page's own scripts don't reach. */
const LOOK = `function () {
  const shown = [...this.children].filter((part) => part.checkVisibility());
  const boxes = [this.host, ...shown].map((part) => part.getBoundingClientRect());
  const { left, top, width, height } = boxes.find((box) => box.width > 0 && box.height > 0) ?? boxes[0];
  const text = shown.map((part) => part.innerText ?? '').join('\\n').trim();
  return { text, box: { left, top, width, height } };
}`;

/** What Chromium says where the document or the badge went away between one question and the next. */
const CHANGED =
  /node with given id|context with (specified|given) id|context was destroyed|belong to the document/i;

/** What the page badge of the page's top document shows. */
export async function pageBadgeOf(page: CDPSession): Promise<PageBadge | undefined> {
  const { badge } = await poll('a look at the page that it does not change under', async () => {
    try {
      return { badge: await lookAt(page) };
    } catch (error) {
      if (error instanceof Error && CHANGED.test(error.message)) return undefined;
      throw error;
    }
  });
  return badge;
}

async function lookAt(page: CDPSession): Promise<PageBadge | undefined> {
  const { root } = await page.send('DOM.getDocument', { depth: 0 });
  const selector = 'member-visibility-badge';
  const { nodeIds } = await page.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector });
  const [nodeId] = nodeIds;
  if (nodeId === undefined) return undefined;
  const { node } = await page.send('DOM.describeNode', { nodeId, depth: 1, pierce: true });
  const backendNodeId = node.shadowRoots?.[0]?.backendNodeId;
  if (backendNodeId === undefined) throw new Error('The page badge has no shadow root.');
  const { frameTree } = await page.send('Page.getFrameTree');
  const { executionContextId } = await page.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
  const { object } = await page.send('DOM.resolveNode', { backendNodeId, executionContextId });
  if (object.objectId === undefined) throw new Error('The shadow root of the page badge cannot be had.');
  const { result, exceptionDetails } = await page.send('Runtime.callFunctionOn', {
    objectId: object.objectId,
    functionDeclaration: LOOK,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return { count: nodeIds.length, ...result.value };
}
