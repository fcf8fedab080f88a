import { expect, test } from '@playwright/test';
import { protocol } from '../../../src/protocol.ts';
import '../fake-browser.ts';
import { sources } from './sources.ts';

const { answers } = await import('../../../src/background/answers.ts');

const names = Object.keys(protocol);
const asked = [...sources]
  .filter(([path]) => path.startsWith('src/popup/'))
  .flatMap(([, text]) => [...text.matchAll(/\bask\(\s*'([^']+)'/g)].map(([, name = '']) => name));

test('every message has a handler in the background, and there is no other', () => {
  expect(Object.keys(answers).sort()).toEqual([...names].sort());
  for (const answer of Object.values(answers)) expect(answer).toBeInstanceOf(Function);
});

test('every message has a sender in the popup, and nothing else is asked', () => {
  expect([...new Set(asked)].sort()).toEqual([...names].sort());
});

for (const [name, { from, question, answer }] of Object.entries(protocol)) {
  test(`${name} is a noun and a verb, says who may ask it, what, and what comes back`, () => {
    expect(name).toMatch(/^[a-z]+:[a-z]+$/);
    expect(from).toBe('own-page');
    expect(question.kind).toBe('schema');
    expect(answer.kind).toBe('schema');
  });
}
