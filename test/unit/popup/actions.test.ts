import { expect, test } from '@playwright/test';
import type { TabState } from '../../../src/wix/tab-state.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { memberState, site, spoken } from '../shared/spoken.ts';

const { actionsFor } = await import('../../../src/popup/actions.ts');
const { store } = await import('../../../src/popup/store.ts');

const tab = { id: 7, index: 0, highlighted: true, active: true, pinned: false, incognito: false };

/** A popup in which leaving is being asked for; `reply` stands for the background. */
function asking(reply: (name: string) => Promise<unknown>) {
  const asked: string[] = [];
  fakeBrowser.runtime.sendMessage = (message) => {
    const name =
      typeof message === 'object' && message !== null && 'name' in message ? String(message.name) : '';
    asked.push(name);
    return reply(name);
  };
  const state = memberState('PUBLIC', { rule: 'everyone' });
  store.setState({ state, confirming: { control: 'leave', state } });
  return { actions: actionsFor(tab), asked };
}

// One popup's store is all popups' here: none may go on listening to it.
const { subscribe } = store;
const ends: (() => void)[] = [];
store.subscribe = (listener) => {
  const end = subscribe(listener);
  ends.push(end);
  return end;
};
test.afterEach(() => {
  for (const end of ends.splice(0)) end();
});

const gone = () => Promise.reject(new Error('Could not establish connection.'));

test('a confirmation is sent once, however often it is given', async () => {
  const { actions, asked } = asking(async () => ({ ok: true, answer: memberState('PRIVATE') }));
  await Promise.all([actions.confirm(), actions.confirm(), actions.confirm()]);
  expect(asked).toEqual(['membership:change']);
});

test('what is cancelled is not sent', async () => {
  const { actions, asked } = asking(gone);
  actions.cancel();
  await actions.confirm();
  expect(asked).toEqual([]);
});

test('a change that got no answer is not asked for again: it is looked at', async () => {
  const { actions, asked } = asking((name) =>
    name === 'tab:look' ? Promise.resolve({ ok: true, answer: memberState('PRIVATE') }) : gone(),
  );
  await actions.confirm();
  expect(asked).toEqual(['membership:change', 'tab:look']);
  expect(store.getState().state).toEqual(memberState('PRIVATE'));
});

const atWork = memberState('PUBLIC', { change: { phase: 'changing', id: 'x', want: 'PRIVATE' } });
const { session } = fakeBrowser.storage;

/** What is stored of the tab, while this runs. */
async function whileStored(state: unknown, act: () => Promise<void>): Promise<void> {
  fakeBrowser.storage.session = { ...session, get: async () => ({ 'tab normal 7': state }) };
  await act();
  fakeBrowser.storage.session = session;
}

for (const [name, stored] of [
  ['nothing', undefined],
  ['the state before it', memberState('PUBLIC')],
  ['that it is at work', atWork],
] as const) {
  test(`E5: neither a change nor a look got an answer, and ${name} is stored: nobody says that nothing was changed`, async () => {
    const { actions, asked } = asking(gone);
    await whileStored(stored, () => actions.confirm());
    expect(asked.filter((name) => name === 'membership:change')).toHaveLength(1);
    expect(spoken(store.getState().state).headline).toBe("The change was sent, but we couldn't check it.");
  });
}

test('E5: a popup that only looks on, while a change is stored as at work, says no such thing either', async () => {
  const { actions } = asking(gone);
  store.setState({ state: { kind: 'looking' }, confirming: undefined });
  await whileStored(atWork, () => actions.press('try-again'));
  expect(spoken(store.getState().state).headline).toBe("The change was sent, but we couldn't check it.");
});

for (const outcome of ['not-confirmed', 'not-checked'] as const) {
  test(`E5: asked to check a change again (${outcome}), and no background answers: it is as uncertain as before`, async () => {
    const { actions } = asking(gone);
    const change = { phase: 'ended', id: 'change-1', want: 'PRIVATE', outcome } as const;
    const before = memberState('PUBLIC', { change });
    store.setState({ state: before, confirming: undefined });
    await whileStored({ kind: 'looking' }, () => actions.press('check-again'));
    expect(store.getState().state).toEqual(before);
  });
}

test('E5: a look that got no answer says no word of changes', async () => {
  const { actions } = asking(gone);
  store.setState({ state: memberState('PUBLIC'), confirming: undefined });
  await whileStored({ kind: 'looking' }, () => actions.press('try-again'));
  expect(spoken(store.getState().state)).toMatchObject({ headline: 'Interrupted.', text: '' });
});

test('E5, E11: what was said to be in doubt where nobody is logged in stays so when nobody answers, and is reported as seen', async () => {
  const { actions } = asking(gone);
  fakeBrowser.tabs.get = async () => tab;
  const change = { id: 'c', outcome: 'not-checked' } as const;
  const inDoubt: TabState = { kind: 'logged-out', site, change };
  const seen: unknown[] = [];
  let isThere = true;
  fakeBrowser.runtime.sendMessage = async (message) => {
    const { name, question } = message as { name: string; question: unknown };
    if (name === 'outcome:seen') seen.push(question);
    return isThere ? { ok: true, answer: name === 'tab:look' ? inDoubt : null } : gone();
  };
  await actions.start();
  await expect
    .poll(() => seen)
    .toEqual([{ changeId: 'c', outcome: 'not-checked', view: expect.any(String) }]);
  isThere = false;
  await actions.press('try-again');
  expect(store.getState().state).toEqual(inDoubt);
});

test('E5: what only the popup says of a change is not reported as its end: that is still to be told', async () => {
  const { actions, asked } = asking(gone);
  const { get } = fakeBrowser.tabs;
  fakeBrowser.tabs.get = async () => tab;
  await whileStored(atWork, () => actions.start());
  fakeBrowser.tabs.get = get;
  expect(spoken(store.getState().state).headline).toBe("The change was sent, but we couldn't check it.");
  expect(asked).not.toContain('outcome:seen');
});

test('E5, E7: a look, the same one asked for again, and what is reported as seen are of one view; what is pressed is of another', async () => {
  const ended = memberState('PRIVATE', {
    change: { phase: 'ended', id: 'change-1', want: 'PRIVATE', outcome: 'confirmed' },
  });
  const views: [name: string, view: string][] = [];
  fakeBrowser.runtime.sendMessage = async (message) => {
    const { name, question } = message as { name: string; question: { view: string } };
    views.push([name, question.view]);
    if (views.length === 1) throw new Error('The message port closed.');
    return { ok: true, answer: name === 'tab:look' ? ended : null };
  };
  store.setState({ state: memberState('PUBLIC'), confirming: undefined });
  const { get } = fakeBrowser.tabs;
  fakeBrowser.tabs.get = async () => tab;
  const actions = actionsFor(tab);
  await actions.start();
  await expect.poll(() => views).toHaveLength(3);
  await actions.press('check-again');
  await expect.poll(() => views).toHaveLength(5);
  fakeBrowser.tabs.get = get;
  const [[, first], , , [, second]] = views as [[string, string], unknown, unknown, [string, string]];
  expect(views).toEqual([
    ['tab:look', first],
    ['tab:look', first],
    ['outcome:seen', first],
    ['tab:look', second],
    ['outcome:seen', second],
  ]);
  expect(second).not.toBe(first);
});

const confirmed = memberState('PRIVATE', {
  change: { phase: 'ended', id: 'change-1', want: 'PRIVATE', outcome: 'confirmed' },
});

/** What the background shows while it is asked to look, try after try, without ever answering. */
async function startUnanswered(shown: TabState[][]): Promise<string[]> {
  const tries = shown[Symbol.iterator]();
  const { actions, asked } = asking((name) => {
    if (name !== 'tab:look') return Promise.resolve({ ok: true, answer: null });
    for (const state of tries.next().value ?? []) store.setState({ state });
    return gone();
  });
  store.setState({ state: { kind: 'looking' }, confirming: undefined });
  const { get } = fakeBrowser.tabs;
  fakeBrowser.tabs.get = async () => tab;
  await actions.start();
  fakeBrowser.tabs.get = get;
  return asked;
}

for (const [name, shown] of [
  ['it was told', [[confirmed]]],
  [
    'it was told, the rest of it a moment later',
    [[{ ...confirmed, member: { ...confirmed.member } }, confirmed]],
  ],
  ['it was told, and looked at once more', [[confirmed], [{ kind: 'looking' }]]],
] satisfies [string, TabState[][]][]) {
  test(`E5: no look got an answer, but meanwhile ${name}: how a change ended stands`, async () => {
    const asked = await startUnanswered(shown);
    expect(store.getState().state).toEqual(confirmed);
    expect(asked.filter((each) => each === 'outcome:seen')).toHaveLength(1);
  });
}

test('E5: no look got an answer, and what was told meanwhile is no longer so: it is not told again', async () => {
  await startUnanswered([[confirmed], [memberState('PUBLIC')]]);
  expect(spoken(store.getState().state).headline).toBe('Interrupted.');
});

test('E5: what was told of one page is no answer about the next', async () => {
  type Listener = (tabId: number, changed: { status: string }, tab: { url?: string }) => unknown;
  const listeners: Listener[] = [];
  const { onUpdated } = fakeBrowser.tabs;
  const { addListener } = onUpdated;
  onUpdated.addListener = (listener) => void listeners.push(listener as unknown as Listener);
  await startUnanswered([[confirmed]]);
  Object.assign(onUpdated, { addListener });
  expect(store.getState().state).toEqual(confirmed);
  for (const listener of listeners) await listener(tab.id, { status: 'loading' }, {});
  expect(spoken(store.getState().state).headline).toBe('Interrupted.');
});

test('E5: a look that ends without an answer after something else was confirmed says nothing of that', async () => {
  const { actions } = asking(gone);
  const shown = memberState('PUBLIC');
  store.setState({ state: shown, confirming: undefined });
  let readings = 0;
  fakeBrowser.storage.session = {
    ...session,
    get: async () => {
      readings += 1;
      if (readings === 1) {
        store.setState({ confirming: { control: 'leave', state: shown } });
        void actions.confirm();
      }
      return {};
    },
  };
  fakeBrowser.runtime.sendMessage = (message) =>
    (message as { name: string }).name === 'membership:change' ? new Promise(() => {}) : gone();
  await actions.press('try-again');
  fakeBrowser.storage.session = session;
  expect(store.getState().state).toMatchObject({ change: { phase: 'changing' } });
});

test('E5: a look that got no answer, and that a newer one has overtaken, is not asked for again', async () => {
  let end = () => {};
  const unanswered = new Promise((_, reject) => {
    end = () => reject(new Error('The message port closed.'));
  });
  const answered = Promise.resolve({ ok: true, answer: memberState('PRIVATE') });
  const { actions, asked } = asking(() => (asked.length === 1 ? unanswered : answered));
  const earlier = actions.press('try-again');
  await expect.poll(() => asked).toEqual(['tab:look']);
  await actions.press('try-again');
  end();
  await earlier;
  expect(asked).toEqual(['tab:look', 'tab:look']);
  expect(store.getState().state).toEqual(memberState('PRIVATE'));
});

test('E9: the page that came under a change begins to load only after that was told: what was told stands', async () => {
  const { actions, asked } = asking(async () => ({ ok: true, answer: memberState('PUBLIC') }));
  type Listener = (tabId: number, changed: { status: string }, tab: { url?: string }) => unknown;
  const listeners: Listener[] = [];
  const { get, onUpdated } = fakeBrowser.tabs;
  const { addListener } = onUpdated;
  fakeBrowser.tabs.get = async () => tab;
  onUpdated.addListener = (listener) => void listeners.push(listener as unknown as Listener);
  await actions.start();
  Object.assign(onUpdated, { addListener });
  fakeBrowser.tabs.get = get;
  expect(listeners).toHaveLength(1);

  const before = asked.length;
  const told = { kind: 'unreadable', why: 'other-page' } as const;
  store.setState({ state: told, confirming: undefined });
  for (const listener of listeners) await listener(tab.id, { status: 'loading' }, {});
  expect(asked.slice(before)).toEqual([]);
  expect(store.getState().state).toEqual(told);

  store.setState({ state: { kind: 'unreadable', why: 'not-wix' } });
  for (const listener of listeners) await listener(tab.id, { status: 'loading' }, {});
  expect(asked.slice(before), 'any other page is looked at').toEqual(['tab:look']);
});
