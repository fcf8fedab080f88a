import { expect, test } from '@playwright/test';
import type { Answers } from '../../../src/protocol.ts';
import type { TabState } from '../../../src/wix/tab-state.ts';
import { extensionId, extensionOrigin, fakeBrowser } from '../fake-browser.ts';
import { eachRow } from '../rows.ts';

const { protocol } = await import('../../../src/protocol.ts');
const { route } = await import('../../../src/shared/messages.ts');

const state: TabState = { kind: 'looking' };
const ownPage = {
  id: extensionId,
  origin: extensionOrigin,
  url: `${extensionOrigin}/popup.html`,
};
const look = { name: 'tab:look', question: { tabId: 7, asked: 'toolbar', view: 'a view' } };
const document = { tabId: 7, documentId: 'D' };
const seen = { site: 'www.acme-club.test', memberId: 'm', privacyStatus: 'PUBLIC' };
const change = { name: 'membership:change', question: { document, want: 'PRIVATE', seen } };
const outcomeSeen = {
  name: 'outcome:seen',
  question: { changeId: 'c', outcome: 'confirmed', view: 'a view' },
};
const badgeShow = { name: 'badge:show', question: null };
const badgeHide = { name: 'badge:hide', question: { siteKey: 'www.acme-club.test' } };
const bindingAllow = { name: 'binding:allow', question: null };
const bindingForbid = { name: 'binding:forbid', question: { siteKey: 'www.acme-club.test' } };
const ownerMembers = {
  name: 'owner:members',
  question: {
    metaSiteId: '5b1f0000-0000-4000-8000-000000000001',
    query: { which: 'all', search: '', order: 'newest', offset: 0 },
  },
};
const ownerRules = { name: 'owner:rules', question: { metaSiteId: '5b1f0000-0000-4000-8000-000000000001' } };
const ownerDefault = {
  name: 'owner:default',
  question: { metaSiteId: '5b1f0000-0000-4000-8000-000000000001' },
};
const ownerChange = {
  name: 'owner:change',
  question: {
    metaSiteId: '5b1f0000-0000-4000-8000-000000000001',
    change: { setting: 'default', from: { defaultPrivacy: 'PRIVATE', revision: '1' }, to: 'PUBLIC' },
  },
};
const visitorCheck = {
  name: 'visitor:check',
  question: { document: { tabId: 3, documentId: 'D' }, site: 'www.acme-club.test', memberId: 'm' },
};
const dismiss = {
  name: 'elsewhere:dismiss',
  question: { tabId: 3, site: 'www.acme-club.test', memberId: 'm' },
};
const historyClear = { name: 'history:clear', question: null };
const historyKeep = { name: 'history:keep', question: { isKept: false } };
const badgeLook = { name: 'badge:look', question: null };
/** Everything that a page of ours may ask; the rest is a content script's. */
const every = [
  look,
  change,
  visitorCheck,
  dismiss,
  historyClear,
  historyKeep,
  outcomeSeen,
  badgeShow,
  badgeHide,
  bindingAllow,
  bindingForbid,
  ownerMembers,
  ownerRules,
  ownerDefault,
  ownerChange,
];
test('these are all that a page of ours may ask', () => {
  const theirs = Object.entries(protocol).flatMap(([name, { from }]) => (from === 'own-page' ? [name] : []));
  expect(every.map(({ name }) => name).sort()).toEqual(theirs.sort());
});

const answersState: object[] = [look, change];

/** Routes a message to answers that keep what they were asked. */
async function send(message: unknown, sender: unknown) {
  const asked: [name: string, question: unknown][] = [];
  const answering =
    <T>(name: string, answer: T) =>
    async (question: unknown) => {
      asked.push([name, question]);
      return answer;
    };
  const answers: Answers = {
    'tab:look': answering<TabState>('tab:look', state),
    'membership:change': answering<TabState>('membership:change', state),
    'visitor:check': answering<'seen'>('visitor:check', 'seen'),
    'elsewhere:dismiss': answering('elsewhere:dismiss', null),
    'history:clear': answering('history:clear', null),
    'history:keep': answering('history:keep', null),
    'outcome:seen': answering('outcome:seen', null),
    'badge:show': answering('badge:show', null),
    'badge:hide': answering('badge:hide', null),
    'binding:forbid': answering('binding:forbid', null),
    'binding:allow': answering('binding:allow', null),
    'owner:members': answering('owner:members', { kind: 'no-access' as const }),
    'owner:rules': answering('owner:rules', { kind: 'no-access' as const }),
    'owner:default': answering('owner:default', { kind: 'no-access' as const }),
    'owner:change': answering('owner:change', { kind: 'no-access' as const }),
    'badge:look': answering('badge:look', null),
  };
  const reply = route(answers, message, sender);
  return { isHeard: reply !== undefined, reply: await reply, asked };
}

const tab = { id: 3, index: 0, windowId: 1 };
const accepted: [title: string, sender: unknown][] = [
  ['every message from the popup is answered', ownPage],
  [
    'every message from the popup is answered where the browser gives no origin',
    { id: extensionId, url: ownPage.url },
  ],
  [
    'A7: every message from the popup opened as a tab is answered',
    { ...ownPage, tab, frameId: 0, documentId: 'E' },
  ],
];
for (const [title, sender] of accepted) {
  test(title, async () => {
    await eachRow(
      every,
      ({ name }) => name,
      async (message) => {
        const { reply, asked } = await send(message, sender);
        const refusal = message.name.startsWith('owner:') ? { kind: 'no-access' } : null;
        const other = message === visitorCheck ? 'seen' : refusal;
        expect(reply).toEqual({ ok: true, answer: answersState.includes(message) ? state : other });
        expect(asked).toEqual([[message.name, message.question]]);
      },
    );
  });
}

test('the popup of Firefox is answered', async () => {
  const { getURL } = fakeBrowser.runtime;
  const origin = 'moz-extension://0d7f5f0e-3c1e-4a53-9b26-63b1f0e8a111';
  fakeBrowser.runtime.getURL = (path) => `${origin}/${path}`;
  try {
    expect((await send(look, { id: extensionId, origin, url: `${origin}/popup.html` })).reply).toMatchObject({
      ok: true,
    });
    expect((await send(look, ownPage)).isHeard).toBe(false);
  } finally {
    fakeBrowser.runtime.getURL = getURL;
  }
});

const web = 'https://www.acme-club.test';
const rejected: [name: string, sender: unknown][] = [
  ['nobody', undefined],
  ['null', null],
  ['a string', extensionId],
  ['an array', [ownPage]],
  ['{}', {}],
  ['a sender with the id only', { id: extensionId }],
  ['a sender without id', { ...ownPage, id: undefined }],
  ['a sandboxed frame (origin "null")', { ...ownPage, origin: 'null' }],
  ['an empty origin', { ...ownPage, origin: '' }],
  ['another extension', { ...ownPage, id: 'p'.repeat(32) }],
  [
    'another extension, with its origin',
    { id: 'p'.repeat(32), origin: `chrome-extension://${'p'.repeat(32)}` },
  ],
  ["another extension's origin under our id", { ...ownPage, origin: `chrome-extension://${'p'.repeat(32)}` }],
  ['a content script of no document', { id: extensionId, origin: web, url: `${web}/`, tab, frameId: 0 }],
  ['a content script, without origin', { id: extensionId, url: `${web}/`, tab, frameId: 0 }],
  [
    'a content script that names our page',
    { id: extensionId, origin: web, url: ownPage.url, tab, frameId: 0 },
  ],
  ['a content script in a sub-frame', { id: extensionId, origin: web, url: `${web}/`, tab, frameId: 4 }],
  ['our page in a sub-frame', { ...ownPage, tab, frameId: 4 }],
  ['a URL that only begins like ours', { id: extensionId, url: `${extensionOrigin}.evil.test/popup.html` }],
  [
    'a URL with our id as user name',
    { id: extensionId, url: `chrome-extension://${extensionId}@evil/popup.html` },
  ],
  ['our host under another scheme', { id: extensionId, url: `https://${extensionId}/popup.html` }],
  ['a URL that is none', { id: extensionId, url: 'popup.html' }],
  ['an origin that is an object', { ...ownPage, origin: { toString: () => extensionOrigin } }],
];
test('A3: a message from anybody but a page of ours gets no answer at all', async () => {
  await eachRow(
    rejected,
    ([name]) => name,
    async ([, sender]) => {
      for (const message of [...every, badgeLook]) {
        expect(await send(message, sender)).toEqual({ isHeard: false, reply: undefined, asked: [] });
      }
    },
  );
});

const deep = JSON.parse(`${'{"question":'.repeat(10_000)}1${'}'.repeat(10_000)}`);
const strange: [name: string, message: unknown][] = [
  ['undefined', undefined],
  ['null', null],
  ['a string', 'tab:look'],
  ['a number', 0],
  ['an array', ['tab:look', look.question]],
  ['an empty object', {}],
  ['without a question', { name: 'tab:look' }],
  ['with an unknown name', { ...look, name: 'tab:destroy' }],
  ['with a name in capitals', { ...look, name: 'TAB:LOOK' }],
  ['with an empty name', { ...look, name: '' }],
  ['with a name in an array', { ...look, name: ['tab:look'] }],
  ['named __proto__', { ...look, name: '__proto__' }],
  ['named constructor', { ...look, name: 'constructor' }],
  ['named toString', { ...look, name: 'toString' }],
  ['named hasOwnProperty', { ...look, name: 'hasOwnProperty' }],
  ['with its name behind __proto__', JSON.parse(`{"__proto__":${JSON.stringify(look)}}`)],
  ['10,000 levels deep', deep],
  ['50 MB long', { ...look, name: 'x'.repeat(50_000_000) }],
  ['asking with 50 MB', { ...look, question: 'x'.repeat(50_000_000) }],
];
test('A6: a message that is none of ours asks for nothing', async () => {
  await eachRow(
    strange,
    ([name]) => name,
    async ([, message]) => {
      const { reply, asked } = await send(message, ownPage);
      expect(reply === undefined || reply.ok === false).toBe(true);
      expect(asked).toEqual([]);
    },
  );
});

const tabIds: unknown[] = [
  -1,
  1e99,
  1.5,
  '1',
  Number.NaN,
  Number.POSITIVE_INFINITY,
  {},
  [],
  [7],
  null,
  true,
  deep,
];
const nameOfId = (tabId: unknown) =>
  tabId === deep ? '10,000 levels deep' : typeof tabId === 'number' ? `${tabId}` : `${JSON.stringify(tabId)}`;
test("A5: a tab id that can't be one is refused", async () => {
  await eachRow([...tabIds, undefined], nameOfId, async (tabId) => {
    for (const question of [
      { ...look, question: { ...look.question, tabId } },
      { ...change, question: { ...change.question, document: { ...document, tabId } } },
    ]) {
      const { reply, asked } = await send(question, ownPage);
      expect(reply).toEqual({ ok: false });
      expect(asked).toEqual([]);
    }
  });
});

const questions: [name: string, message: object][] = [
  ['a badge to hide on no site', { ...badgeHide, question: {} }],
  ['a badge to show on a site of the message', { ...badgeShow, question: { siteKey: 'www.acme-club.test' } }],
  ['a look nobody may ask for', { ...look, question: { tabId: 7, asked: 'x', view: 'a view' } }],
  ['a change to UNKNOWN', { ...change, question: { ...change.question, want: 'UNKNOWN' } }],
  ['a change to __proto__', { ...change, question: { ...change.question, want: '__proto__' } }],
  ['a change without what was seen', { ...change, question: { document, want: 'PRIVATE' } }],
  ['a change without a document id', { ...change, question: { ...change.question, document: { tabId: 7 } } }],
  ['a question that is null', { ...change, question: null }],
];
test('a question that is not as the protocol has it is refused', async () => {
  await eachRow(
    questions,
    ([name]) => name,
    async ([, message]) => {
      expect(await send(message, ownPage)).toEqual({ isHeard: true, reply: { ok: false }, asked: [] });
    },
  );
});
