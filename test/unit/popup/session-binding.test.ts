import { expect, test } from '@playwright/test';
import type { TabState } from '../../../src/wix/tab-state.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { memberState, site } from '../shared/spoken.ts';
import { usualSite } from '../wix/usual-site.ts';

const { actionsFor } = await import('../../../src/popup/actions.ts');
const { wordsHere } = await import('../../../src/popup/session-binding.ts');
const { store } = await import('../../../src/popup/store.ts');
const { wordsFor } = await import('../../../src/shared/words.ts');

const tab = { id: 7, index: 0, highlighted: true, active: true, pinned: false, incognito: false };
const loggedOut: TabState = { kind: 'logged-out', site };
const notNamed: TabState = { kind: 'not-named', site };

/** A popup that shows this; the background finds a member, whoever asks. */
function showing(state: TabState, answer: boolean | Error = false) {
  const done: unknown[] = [];
  fakeBrowser.runtime.sendMessage = async (message) => {
    done.push(message);
    const isLook = JSON.stringify(message).includes('tab:look');
    return { ok: true, answer: isLook ? memberState('PUBLIC') : null };
  };
  fakeBrowser.permissions.request = async (permissions) => {
    done.push(permissions);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  fakeBrowser.storage.session = {
    ...fakeBrowser.storage.session,
    get: async () => ({}),
    set: async (values) => void done.push(values),
    remove: async (key) => void done.push(key),
  };
  fakeBrowser.tabs.get = async () => tab;
  store.setState({ state, confirming: undefined, isBindingRefused: false, isPrivate: false });
  return { actions: actionsFor(tab), done };
}

const look = (asked: string) => ({
  name: 'tab:look',
  question: { tabId: 7, asked, view: expect.any(String) },
});
const asksFor = { permissions: ['cookies'], origins: ['https://www.acme-club.test/*'] };

test('C7: who presses Try again after they were told to log in asks once more', async () => {
  const { actions, done } = showing(loggedOut);
  await actions.press('try-again');
  expect(done).toEqual([look('once-more')]);
});

for (const state of [
  { ...loggedOut, change: { id: 'c', outcome: 'interrupted' } },
  { kind: 'unreadable', why: 'other-page' },
] as const) {
  test(`C7: Try again says nothing of the kind where the state is ${JSON.stringify(Object.values(state))}`, async () => {
    const { actions, done } = showing(state);
    await actions.press('try-again');
    expect(done).toEqual([look('again')]);
  });
}

test('C7: the browser is asked in the very turn of the click, with what is wanted on its way to the storage', async () => {
  const { actions, done } = showing(notNamed, true);
  const pressing = actions.press('allow');
  expect(done).toEqual([{ 'binding intent': { siteKey: site.key } }, asksFor]);
  await pressing;
  expect(done.slice(2)).toEqual([{ name: 'binding:allow', question: null }]);
});

test('C7, F3: a badge that was asked for on this host and not answered is not switched on by it', async () => {
  const { actions, done } = showing(notNamed, true);
  const neighbour = { siteKey: `${site.key}/below`, memberPages: usualSite.memberPages };
  const intent = `badge intent ${neighbour.siteKey}`;
  fakeBrowser.storage.session.get = async () => ({ [intent]: neighbour });
  await actions.press('allow');
  expect(done).toContain(intent);
});

for (const answer of [false, new Error('forbidden by whoever manages this browser')]) {
  test(`C7: a no (${answer}) leaves everything as it is, and is said`, async () => {
    const { actions, done } = showing(notNamed, answer);
    await actions.press('allow');
    expect(done.slice(1)).toEqual([asksFor, 'binding intent']);
    const popup = store.getState();
    expect(popup.state).toEqual(notNamed);
    expect(wordsHere(wordsFor(popup.state), popup)).toEqual({ ...wordsFor(notNamed), note: 'notAllowed' });
  });
}

test('C7: in a private window it is explained why nothing can be allowed there', () => {
  const popup = { ...store.getState(), isPrivate: true };
  const words = wordsHere(wordsFor(notNamed), popup);
  expect(words.disabled).toBe('allow');
  expect(words.sentences).toEqual(['notNamedText', 'allowNotPrivate']);
  expect(wordsHere(wordsFor(loggedOut), popup)).toEqual(wordsFor(loggedOut));
});
