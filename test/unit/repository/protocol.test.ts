import { expect, test } from '@playwright/test';
import { protocol } from '../../../src/protocol.ts';
import { TabDocument } from '../../../src/wix/tab-state.ts';
import '../fake-browser.ts';
import manifest from '../../../manifest.json' with { type: 'json' };
import { sources } from './sources.ts';

const { answers } = await import('../../../src/background/answers.ts');

const names = Object.keys(protocol);
/** The names that the sources of some folders ask by, in calls that look so. */
const askedIn = (folder: RegExp, call: RegExp) =>
  [...sources]
    .filter(([path]) => folder.test(path))
    .flatMap(([, text]) => [...text.matchAll(call)].map(([, name = '']) => name));
const senders = {
  'own-page': askedIn(/^src\/(popup|pages)\//, /\b(?:ask|askPatiently|isDone)\(\s*'([^']+)'/g),
  'content-script': askedIn(/^src\/content\//, /\bsendMessage\(\{\s*name:\s*'([^']+)'/g),
};

test('every message has a handler in the background, and there is no other', () => {
  expect(Object.keys(answers).sort()).toEqual([...names].sort());
  for (const answer of Object.values(answers)) expect(answer).toBeInstanceOf(Function);
});

for (const [from, asked] of Object.entries(senders)) {
  test(`every message of ${from} has a sender there, and nothing else is asked`, () => {
    const theirs = Object.entries(protocol).filter(([, message]) => message.from === from);
    expect([...new Set(asked)].sort()).toEqual(theirs.map(([name]) => name).sort());
  });
}

test('content scripts may send one message, about the document they are in', () => {
  const theirs = Object.entries(protocol).filter(([, { from }]) => from === 'content-script');
  expect(theirs).toEqual([
    ['badge:look', { from: 'content-script', question: TabDocument, answer: expect.anything() }],
  ]);
  expect(protocol['badge:look'].answer.type).toBe('null');
});

test('nobody but our own pages and the content script talks to the background', () => {
  const talking = [...sources]
    .filter(([, text]) => /\b(sendMessage|connect)\(/.test(text))
    .map(([path]) => path);
  expect(talking).toEqual(['src/content/badge.ts', 'src/shared/messages.ts']);
});

test('A4: no source listens to other extensions, and the manifest invites none of them and no page', () => {
  const listening = [...sources].filter(([, text]) => /\bon(Message|Connect)External\b/.test(text));
  expect(listening.map(([path]) => path)).toEqual([]);
  expect(Object.keys(manifest).filter((key) => key.includes('externally_connectable'))).toEqual([]);
});

for (const [name, { from, question, answer }] of Object.entries(protocol)) {
  test(`${name} is a noun and a verb, says who may ask it, what, and what comes back`, () => {
    expect(name).toMatch(/^[a-z]+:[a-z]+$/);
    expect(Object.keys(senders)).toContain(from);
    expect(question.kind).toBe('schema');
    expect(answer.kind).toBe('schema');
  });
}
