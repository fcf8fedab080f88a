import { expect, test } from '@playwright/test';
import { failureOf } from '../../../src/wix/failure.ts';
import { fakeBrowser } from '../fake-browser.ts';

const { whileThere } = await import('../../../src/background/still-there.ts');

type Look = (tabId: number) => unknown;

const document = { tabId: 7, documentId: 'D' };
const events = { onUpdated: new Set<Look>(), onRemoved: new Set<Look>() };
const usual = { ...fakeBrowser.tabs };

/** What the browser says when it is asked for the document; undefined: it is there. */
let refusal: string | undefined;

function eventOf(listeners: Set<Look>) {
  return {
    addListener: (look: Look) => void listeners.add(look),
    removeListener: (look: Look) => void listeners.delete(look),
  };
}

/** Tells whoever listens, and waits until they have looked. */
async function tell(event: keyof typeof events, tabId: number): Promise<void> {
  await Promise.all([...events[event]].map((look) => look(tabId)));
}

const listeners = () => events.onUpdated.size + events.onRemoved.size;

test.beforeEach(() => {
  refusal = undefined;
  Object.assign(fakeBrowser.runtime, { getBrowserInfo: () => {} });
  Object.assign(fakeBrowser.tabs, {
    onUpdated: eventOf(events.onUpdated),
    onRemoved: eventOf(events.onRemoved),
  });
  fakeBrowser.scripting.executeScript = async ({ target }) => {
    expect(target).toEqual({ tabId: 7, documentIds: ['D'] });
    if (refusal) throw new Error(refusal);
    return [{ documentId: 'D', frameId: 0, result: true }];
  };
});
test.afterEach(() => {
  expect(listeners(), 'listeners left').toBe(0);
  Reflect.deleteProperty(fakeBrowser.runtime, 'getBrowserInfo');
  Object.assign(fakeBrowser.tabs, usual);
});

for (const [event, what] of [
  ['onUpdated', 'shows another page'],
  ['onRemoved', 'is closed'],
] as const) {
  test(`E9, E10: Firefox answers no script whose tab ${what}: its answer is lost at once`, async () => {
    const outcome = whileThere(document, new Promise(() => {})).catch(failureOf);
    refusal = 'No document with id D in tab with id 7';
    await tell(event, 7);
    expect(await outcome).toEqual({ kind: 'answer-lost' });
  });
}

test('what the document answers is given back, whatever other tabs and its own addresses do meanwhile', async () => {
  let answer = (_value: string) => {};
  const atWork = new Promise<string>((resolve) => {
    answer = resolve;
  });
  const outcome = whileThere(document, atWork);
  await tell('onUpdated', 7); // It is still the same document.
  refusal = 'No document with id D in tab with id 7';
  await tell('onUpdated', 8);
  await tell('onRemoved', 8);
  answer('it');
  expect(await outcome).toBe('it');
});

test('how a script fails is thrown on', async () => {
  await expect(whileThere(document, Promise.reject(new Error('no')))).rejects.toThrow('no');
});

test('Chromium, which answers by itself, is given no listener that its next worker would start for', async () => {
  Reflect.deleteProperty(fakeBrowser.runtime, 'getBrowserInfo');
  const outcome = whileThere(document, new Promise<string>((resolve) => setTimeout(resolve, 1, 'it')));
  expect(listeners()).toBe(0);
  expect(await outcome).toBe('it');
});
