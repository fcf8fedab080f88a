import { expect, test } from '@playwright/test';
import { type Answers, type MessageName, protocol } from '../../../src/protocol.ts';
import { extensionId, extensionOrigin, fakeBrowser } from '../fake-browser.ts';

const { route } = await import('../../../src/shared/messages.ts');

/** Routes a message to answers that keep what they were asked. */
async function send(message: unknown, sender: unknown) {
  const asked: [name: string, question: unknown][] = [];
  const note = (name: MessageName) => async (question: unknown) => {
    asked.push([name, question]);
    return null;
  };
  const answers = Object.fromEntries(
    (Object.keys(protocol) as MessageName[]).map((name) => [name, note(name)]),
  ) as unknown as Answers;
  const reply = route(answers, message, sender);
  return { isHeard: reply !== undefined, reply: await reply, asked };
}

const web = 'https://www.acme-club.test';
const tab = { id: 7, index: 0, windowId: 1, url: `${web}/profile/dana` };
/** What both browsers say of a content script in a page. */
const contentScript = { id: extensionId, origin: web, url: tab.url, tab, frameId: 0, documentId: 'D' };
const look = { name: 'badge:look', question: null };
const unheard = { isHeard: false, reply: undefined, asked: [] };

test('a content script asks for the document that the browser says it is in', async () => {
  expect(await send(look, contentScript)).toEqual({
    isHeard: true,
    reply: { ok: true, answer: null },
    asked: [['badge:look', { tabId: 7, documentId: 'D' }]],
  });
});

const ownQuestions: unknown[] = [
  { tabId: 8, documentId: 'E' },
  { tabId: 'x' },
  'x',
  undefined,
  JSON.parse('{"__proto__":{"tabId":8,"documentId":"E"}}'),
];
for (const question of ownQuestions) {
  test(`what its message itself asks for is ignored: ${JSON.stringify(question) ?? 'undefined'}`, async () => {
    const { asked } = await send({ ...look, question }, contentScript);
    expect(asked).toEqual([['badge:look', { tabId: 7, documentId: 'D' }]]);
  });
}

const without = (left: keyof typeof contentScript) =>
  Object.fromEntries(Object.entries(contentScript).filter(([key]) => key !== left));
const { url: _url, ...tabWithoutUrl } = tab;
const { id: _id, ...tabWithoutId } = tab;

const rejected: [name: string, sender: unknown][] = [
  ['without id', without('id')],
  ['with the id of another extension', { ...contentScript, id: 'p'.repeat(32) }],
  ['with an id that is an object', { ...contentScript, id: { toString: () => extensionId } }],
  ['in a sub-frame', { ...contentScript, frameId: 4 }],
  ['in no frame', without('frameId')],
  ['with a frame that is text', { ...contentScript, frameId: '0' }],
  ['in a sandboxed page (origin "null")', { ...contentScript, origin: 'null' }],
  ['in a page over http', { ...contentScript, origin: 'http://www.acme-club.test' }],
  [
    'in a tab over http',
    {
      ...contentScript,
      origin: 'http://www.acme-club.test',
      tab: { ...tab, url: 'http://www.acme-club.test/' },
    },
  ],
  ['without origin', without('origin')],
  ['with an empty origin', { ...contentScript, origin: '' }],
  ["of another origin than the tab's", { ...contentScript, origin: 'https://evil.test' }],
  ["of another port than the tab's", { ...contentScript, origin: `${web}:8443` }],
  ["of an origin that the tab's only begins like", { ...contentScript, origin: `${web}.evil.test` }],
  ['in a tab that went elsewhere', { ...contentScript, tab: { ...tab, url: 'https://evil.test/' } }],
  [
    'with our host as user name',
    { ...contentScript, tab: { ...tab, url: `https://www.acme-club.test@evil/` } },
  ],
  ['without documentId', without('documentId')],
  ['with a documentId that is a number', { ...contentScript, documentId: 1 }],
  ['without tab', without('tab')],
  ['in a tab without address', { ...contentScript, tab: tabWithoutUrl }],
  ['in a tab whose address is none', { ...contentScript, tab: { ...tab, url: 'profile' } }],
  ['in a tab without id', { ...contentScript, tab: tabWithoutId }],
  ['in a tab with the id -1', { ...contentScript, tab: { ...tab, id: -1 } }],
  ['in a tab with the id 1e99', { ...contentScript, tab: { ...tab, id: 1e99 } }],
  ['in a file', { ...contentScript, origin: 'file://', tab: { ...tab, url: 'file:///home/page.html' } }],
];
for (const [name, sender] of rejected) {
  test(`A3: a content script ${name} gets no answer at all`, async () => {
    expect(await send(look, sender)).toEqual(unheard);
  });
}

const ownPages: [name: string, sender: object][] = [
  ['the popup', { id: extensionId, origin: extensionOrigin, url: `${extensionOrigin}/popup.html` }],
  [
    'the popup opened as a tab',
    {
      id: extensionId,
      origin: extensionOrigin,
      frameId: 0,
      documentId: 'E',
      tab: { ...tab, url: `${extensionOrigin}/popup.html?tab=7` },
    },
  ],
];
for (const [name, sender] of ownPages) {
  test(`badge:look from ${name} gets no answer at all`, async () => {
    expect(await send(look, sender)).toEqual(unheard);
  });
}

const seen = { site: 'www.acme-club.test', memberId: 'm', privacyStatus: 'PUBLIC' };
const document = { tabId: 7, documentId: 'D' };
const questions: Record<MessageName, unknown> = {
  'tab:look': { tabId: 7, asked: 'page', view: 'a view' },
  'membership:change': { document, want: 'PRIVATE', seen },
  'visitor:check': { document, site: 'www.acme-club.test', memberId: 'm' },
  'elsewhere:dismiss': { tabId: 3, site: 'www.acme-club.test', memberId: 'm' },
  'history:clear': null,
  'history:keep': { isKept: false },
  'outcome:seen': { changeId: 'c', outcome: 'confirmed', view: 'a view' },
  'badge:show': null,
  'binding:allow': null,
  'badge:hide': { siteKey: 'www.acme-club.test' },
  'binding:forbid': { siteKey: 'www.acme-club.test' },
  'owner:members': {
    metaSiteId: '5b1f0000-0000-4000-8000-000000000001',
    query: { which: 'all', search: '', order: 'newest', offset: 0 },
  },
  'owner:rules': { metaSiteId: '5b1f0000-0000-4000-8000-000000000001' },
  'owner:default': { metaSiteId: '5b1f0000-0000-4000-8000-000000000001' },
  'owner:change': {
    metaSiteId: '5b1f0000-0000-4000-8000-000000000001',
    change: { setting: 'default', from: { defaultPrivacy: 'PRIVATE', revision: '1' }, to: 'PUBLIC' },
  },
  'badge:look': document,
};
for (const [name, { from }] of Object.entries(protocol)) {
  if (from === 'content-script') continue;
  test(`A2: a content script that asks ${name} gets no answer at all`, async () => {
    const question = questions[name as MessageName];
    expect(await send({ name, question }, contentScript)).toEqual(unheard);
    const naming = { ...contentScript, url: `${extensionOrigin}/popup.html` };
    expect(await send({ name, question }, naming)).toEqual(unheard);
  });
}

test('a content script of Firefox is answered, though its extension has another origin', async () => {
  const { getURL } = fakeBrowser.runtime;
  fakeBrowser.runtime.getURL = (path) => `moz-extension://0d7f5f0e-3c1e-4a53-9b26-63b1f0e8a111/${path}`;
  try {
    expect((await send(look, contentScript)).isHeard).toBe(true);
  } finally {
    fakeBrowser.runtime.getURL = getURL;
  }
});
