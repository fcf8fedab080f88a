import { expect, test } from '@playwright/test';
import type { TabState } from '../../../src/wix/tab-state.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { memberState } from '../shared/spoken.ts';

const { checkAsVisitor, followVisitorCheck } = await import('../../../src/popup/visitor-check.ts');
const { store } = await import('../../../src/popup/store.ts');
followVisitorCheck();

/** A popup that shows this, before a background that replies when it is told to. */
function showing(state: TabState) {
  const replies: ((reply: unknown) => void)[] = [];
  fakeBrowser.runtime.sendMessage = () => new Promise((resolve) => replies.push(resolve));
  store.setState({ state, visitorCheck: undefined });
  return { replies, result: () => store.getState().visitorCheck?.result };
}

const answer = (found: string) => ({ ok: true, answer: found });
const isPublic = memberState('PUBLIC');

test('what was found out stands while the state does, also when the rule comes only then', async () => {
  const { replies, result } = showing(isPublic);
  const checked = checkAsVisitor(isPublic);
  expect(result()).toBe('checking');
  store.setState({ state: memberState('PUBLIC', { rule: 'everyone' }) });
  replies[0]?.(answer('seen'));
  await checked;
  expect(result()).toBe('seen');
});

test('changed and changed back: what was found out before says nothing any more', async () => {
  const { replies, result } = showing(isPublic);
  const checked = checkAsVisitor(isPublic);
  replies[0]?.(answer('seen'));
  await checked;
  const change = { phase: 'changing', id: 'c', want: 'PRIVATE' } as const;
  for (const state of [memberState('PUBLIC', { change }), memberState('PRIVATE'), isPublic]) {
    store.setState({ state });
    expect(result()).toBeUndefined();
  }
});

test('what is found out of a state that is gone, or after a newer check began, is not shown', async () => {
  const { replies, result } = showing(isPublic);
  const first = checkAsVisitor(isPublic);
  store.setState({ state: memberState('PRIVATE') });
  store.setState({ state: isPublic });
  const second = checkAsVisitor(isPublic);
  replies[0]?.(answer('not-seen'));
  await first;
  expect(result()).toBe('checking');
  replies[1]?.(answer('seen'));
  await second;
  expect(result()).toBe('seen');
});

test('nobody answers: that it could not be checked is said', async () => {
  const { result } = showing(isPublic);
  fakeBrowser.runtime.sendMessage = () => Promise.reject(new Error('Could not establish connection.'));
  await checkAsVisitor(isPublic);
  expect(result()).toBe('unknown');
});
