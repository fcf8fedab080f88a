import { expect, test } from '@playwright/test';
import { fakeBrowser } from '../fake-browser.ts';

const { ask, NoAnswer } = await import('../../../src/shared/messages.ts');

const question = { tabId: 7, asked: 'toolbar', view: 'a view' } as const;
const { sendMessage } = fakeBrowser.runtime;
test.afterEach(() => {
  fakeBrowser.runtime.sendMessage = sendMessage;
});

test('a question is sent under its name, and its answer comes back', async () => {
  const sent: unknown[] = [];
  fakeBrowser.runtime.sendMessage = async (message) => {
    sent.push(message);
    return { ok: true, answer: { kind: 'looking' } };
  };
  expect(await ask('tab:look', question)).toEqual({ kind: 'looking' });
  expect(sent).toEqual([{ name: 'tab:look', question }]);
});

const replies: unknown[] = [
  undefined,
  null,
  {},
  [],
  'x',
  { ok: false },
  { ok: 'true', answer: { kind: 'looking' } },
];
for (const reply of replies) {
  test(`the reply ${JSON.stringify(reply) ?? 'undefined'} is no answer`, async () => {
    fakeBrowser.runtime.sendMessage = async () => reply;
    await expect(ask('tab:look', question)).rejects.toBeInstanceOf(NoAnswer);
  });
}

test('a background that is not there gives no answer', async () => {
  fakeBrowser.runtime.sendMessage = () => Promise.reject(new Error('Could not establish connection.'));
  await expect(ask('tab:look', question)).rejects.toBeInstanceOf(NoAnswer);
});

test('an answer of another shape is not taken', async () => {
  fakeBrowser.runtime.sendMessage = async () => ({ ok: true, answer: { kind: 'member' } });
  await expect(ask('tab:look', question)).rejects.toThrow();
});
