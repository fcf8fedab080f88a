import { mock } from 'node:test';
import { expect, test } from '@playwright/test';
import { failureOf } from '../../../src/wix/failure.ts';
import { fakeBrowser } from '../fake-browser.ts';

const { isStillThere, whileThere } = await import('../../../src/background/still-there.ts');

const document = { tabId: 7, documentId: 'D' };

/** Has the browser answer so when it is asked for the document; counts how often it is. */
function whenAsked(answer: () => unknown[]) {
  const asked = { times: 0 };
  fakeBrowser.scripting.executeScript = async () => {
    asked.times += 1;
    return answer();
  };
  return asked;
}

const from = (documentId: string) => [{ documentId, frameId: 0, result: true }];
const refuse = (message: string) => () => {
  throw new Error(message);
};

test.afterEach(() => mock.timers.reset());

for (const [name, answer] of [
  ['its tab has no such document', refuse('No document with id D in tab with id 7')],
  ['its tab is closed', refuse('No tab with id: 7')],
  ['its tab shows a page that is closed to us', refuse('Cannot access contents of the page.')],
  ['another document answers in its place, as in Chromium where it is kept for going back', () => from('E')],
] as const) {
  test(`E9, E10: a document is gone where ${name}: what is at work in it is lost within a second or so`, async () => {
    whenAsked(answer);
    expect(await isStillThere(document)).toBe(false);
    const outcome = whileThere(document, new Promise(() => {})).catch(failureOf);
    expect(await outcome).toEqual({ kind: 'answer-lost' });
  });
}

test('as long as it is there its answer is waited for, and then nobody asks for it any more', async () => {
  const asked = whenAsked(() => from('D'));
  mock.timers.enable({ apis: ['setTimeout'] });
  const pass = async (milliseconds: number) => {
    mock.timers.tick(milliseconds);
    await new Promise(setImmediate);
  };
  let answer = (_value: string) => {};
  const atWork = new Promise<string>((resolve) => {
    answer = resolve;
  });
  const outcome = whileThere(document, atWork);
  await pass(500);
  await pass(500);
  expect(asked.times).toBe(2);
  answer('it');
  expect(await outcome).toBe('it');
  await pass(500);
  await pass(500);
  expect(asked.times).toBe(2);
});

test('how a script fails is thrown on', async () => {
  await expect(whileThere(document, Promise.reject(new Error('no')))).rejects.toThrow('no');
});
