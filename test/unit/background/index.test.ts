import { expect, test } from '@playwright/test';
import { fakeBrowser } from '../fake-browser.ts';

const { onAdded, onRemoved } = fakeBrowser.permissions;
const { onMessage, onStartup, onInstalled } = fakeBrowser.runtime;
const { onChanged } = fakeBrowser.storage.local;
const { onCreated: windowCreated, onRemoved: windowRemoved } = fakeBrowser.windows;
const events = {
  onMessage,
  onStartup,
  onInstalled,
  onAdded,
  onRemoved,
  onChanged,
  windowCreated,
  windowRemoved,
};

/** What was listening already when the background asked for anything the first time. */
const heard = new Map<string, unknown[]>();
let atFirstQuestion: string[] | undefined;
const read: unknown[] = [];
for (const [name, event] of Object.entries(events)) {
  event.addListener = (listener: unknown) => void heard.set(name, [...(heard.get(name) ?? []), listener]);
}
const { get } = fakeBrowser.storage.session;
fakeBrowser.storage.session.get = (keys) => {
  atFirstQuestion ??= [...heard.keys()];
  read.push(keys);
  return get(keys);
};

// Node has none of its own.
const request = (_name: string, work: () => unknown) => work();
Object.defineProperty(globalThis, 'navigator', { value: { locks: { request } }, configurable: true });

// Firefox has them all. Other tests share this browser.
Object.assign(fakeBrowser.runtime, { getBrowserInfo: () => {} });
await import('../../../src/background/index.ts');
Reflect.deleteProperty(fakeBrowser.runtime, 'getBrowserInfo');
const { beginPrivateSession, endPrivateSession } = await import('../../../src/background/private-session.ts');
const { giveBackUnlessKept } = await import('../../../src/background/owner-permission.ts');
const { showHelpOnce } = await import('../../../src/background/first-run.ts');
const sites = await import('../../../src/background/badge-sites.ts');
const bindings = await import('../../../src/background/binding-sites.ts');

test('E8: every listener is there before anything is asked', () => {
  expect(atFirstQuestion?.sort()).toEqual(Object.keys(events).sort());
});

test('C7, E7: what an earlier background was allowed and did not come to is looked for', () => {
  expect(read).toContain('binding intent');
});

test('every event leads to its work', () => {
  expect(heard.get('onAdded')).toEqual([sites.switchIntendedOn, bindings.allowIntendedBinding]);
  expect(heard.get('onRemoved')).toEqual([sites.reconcileBadgeSites, bindings.reconcileBindings]);
  expect(heard.get('onStartup')).toEqual([sites.reconcileBadgeSites, giveBackUnlessKept]);
  expect(heard.get('onInstalled')).toEqual([sites.showInAllOpenTabs, showHelpOnce, giveBackUnlessKept]);
  expect(heard.get('windowCreated')).toEqual([beginPrivateSession]);
  expect(heard.get('windowRemoved')).toEqual([endPrivateSession]);
  expect(heard.get('onChanged')).toEqual([sites.showInOpenTabs]);
});
