import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as v from 'valibot';
import { type Answers, type MessageName, protocol } from '../../../src/protocol.ts';
import { Outcome } from '../../../src/wix/tab-state.ts';
import { parseUrl } from '../../../src/wix/url.ts';
import { extensionId, extensionOrigin, fakeBrowser } from '../fake-browser.ts';
import { anyClone, anyName } from './anything.ts';
import { holds } from './holds.ts';
import { nearly } from './nearly.ts';
import { own } from './own.ts';

const { answerMessages } = await import('../../../src/shared/messages.ts');

type Listener = (message: unknown, sender: unknown) => Promise<unknown> | undefined;
let heard: Listener | undefined;
fakeBrowser.runtime.onMessage.addListener = (listener) => {
  heard = listener as Listener;
};
let asked: [name: string, question: unknown][] = [];
let mistake: { error: unknown } | undefined;
const answering = (name: MessageName) => async (question: unknown) => {
  asked.push([name, question]);
  if (mistake) throw mistake.error;
  return null;
};
const messageNames = Object.keys(protocol) as MessageName[];
answerMessages(Object.fromEntries(messageNames.map((name) => [name, answering(name)])) as unknown as Answers);

/** Hands a message to the router as the browser does. */
async function send(message: unknown, sender: unknown) {
  asked = [];
  const reply = heard?.(message, sender);
  return { isHeard: reply !== undefined, reply: await reply, asked };
}

const tabId = fc.nat(2 ** 31);
const plain = { noNullPrototype: true };
const document = fc.record({ tabId, documentId: fc.string({ minLength: 1, maxLength: 8 }) }, plain);
const key = fc.constantFrom('www.acme-club.test', 'dana.wixsite.test/yoga');
const seen = { site: key, memberId: fc.uuid(), privacyStatus: fc.constantFrom('PUBLIC', 'UNKNOWN') };
const want = fc.constantFrom('PUBLIC', 'PRIVATE');
const questions: Record<MessageName, fc.Arbitrary<unknown>> = {
  'tab:look': fc.record(
    { tabId, asked: fc.constantFrom('toolbar', 'again', 'once-more', 'page'), view: fc.string() },
    plain,
  ),
  'membership:change': fc.record({ document, want, seen: fc.record(seen, plain) }, plain),
  'visitor:check': fc.record({ document, site: key, memberId: fc.uuid() }, plain),
  'elsewhere:dismiss': fc.record({ tabId: fc.nat(), site: key, memberId: fc.uuid() }, plain),
  'history:clear': fc.constant(null),
  'history:keep': fc.record({ isKept: fc.boolean() }, plain),
  'outcome:seen': fc.record(
    { changeId: fc.uuid(), outcome: fc.constantFrom(...Outcome.options), view: fc.string() },
    plain,
  ),
  'badge:show': fc.constant(null),
  'badge:hide': fc.record({ siteKey: key }, plain),
  'binding:forbid': fc.record({ siteKey: key }, plain),
  'binding:allow': fc.constant(null),
  'owner:members': fc.record(
    {
      metaSiteId: key,
      query: fc.record(
        {
          which: fc.constantFrom('all' as const, 'public' as const, 'blocked' as const),
          search: fc.string({ maxLength: 100 }),
          order: fc.constantFrom('newest' as const, 'last-login' as const),
          offset: fc.nat(),
        },
        plain,
      ),
    },
    plain,
  ),
  'owner:rules': fc.record({ metaSiteId: key }, plain),
  'owner:default': fc.record({ metaSiteId: key }, plain),
  'owner:change': fc.record(
    {
      metaSiteId: key,
      change: fc.record(
        {
          setting: fc.constant('default' as const),
          from: fc.record(
            { defaultPrivacy: fc.constantFrom('PRIVATE', 'PUBLIC'), revision: fc.constantFrom('1', '20') },
            plain,
          ),
          to: fc.constantFrom('PRIVATE', 'PUBLIC'),
        },
        plain,
      ),
    },
    plain,
  ),
  'badge:look': fc.constant(null),
};
const words = [
  ...messageNames,
  ...['name', 'question', 'tabId', 'asked', 'document', 'documentId', 'want', 'seen', 'changeId', 'siteKey'],
  ...['id', 'origin', 'url', 'frameId', 'tab', extensionId, extensionOrigin],
];
const messageOf = (name: MessageName) => fc.record({ name: fc.constant(name), question: questions[name] });
const message = fc.oneof(...messageNames.map(messageOf));

const ownPage = fc.record(
  {
    id: fc.constant(extensionId),
    origin: fc.constant(extensionOrigin),
    url: fc.constant(`${extensionOrigin}/popup.html`),
    frameId: fc.constant(0),
    tab: fc.record({ id: tabId }),
  },
  { requiredKeys: ['id', 'origin'] },
);
const web = fc.constantFrom('https://www.acme-club.test', 'https://dana.wixsite.test');
const script = web.chain((origin) =>
  fc.record({
    id: fc.constant(extensionId),
    origin: fc.constant(origin),
    url: fc.constant(`${origin}/profile`),
    documentId: fc.uuid(),
    frameId: fc.constant(0),
    tab: fc.record({ id: tabId, url: fc.constant(`${origin}/profile/dana?x#y`) }),
  }),
);

/** Whether the browser says that this is a page of ours, in its top frame. */
function isOwnPage(sender: unknown): boolean {
  const [id, origin, url, frame] = ['id', 'origin', 'url', 'frameId'].map((it) => own(sender, it));
  if ([origin, url].some((it) => it !== undefined && typeof it !== 'string')) return false;
  const address = typeof url === 'string' ? parseUrl(url) : undefined;
  const from = origin === undefined ? address && `${address.protocol}//${address.host}` : origin;
  const isFrom = from === extensionOrigin;
  return id === extensionId && isFrom && (frame === undefined || frame === 0);
}

/** The document that the browser says a content script of ours runs in. */
function documentOf(sender: unknown) {
  const address = own(sender, 'tab', 'url');
  if (own(sender, 'id') !== extensionId || own(sender, 'frameId') !== 0) return undefined;
  if (typeof address !== 'string' || !parseUrl(address)) return undefined;
  if (new URL(address).protocol !== 'https:' || new URL(address).origin !== own(sender, 'origin'))
    return undefined;
  const given = { tabId: own(sender, 'tab', 'id'), documentId: own(sender, 'documentId') };
  return v.is(protocol['badge:look'].question, given) ? given : undefined;
}

/** What must come of any message from anybody. */
async function assertRouted(message: unknown, sender: unknown): Promise<void> {
  const sent = await send(message, sender);
  const name = messageNames.find((it) => it === own(message, 'name'));
  const isMessage = Object.keys(Object(message)).sort().join() === 'name,question';
  const from = name && isMessage ? protocol[name].from : undefined;
  const by = from === 'content-script' ? documentOf(sender) : undefined;
  const isAllowed = by !== undefined || (from === 'own-page' && isOwnPage(sender));
  assert.equal(sent.isHeard, isAllowed);
  const question = by ?? own(message, 'question');
  const isUnderstood = isAllowed && name !== undefined && v.is(protocol[name].question, question);
  assert.equal(sent.asked.length, isUnderstood ? 1 : 0);
  if (isAllowed) assert.deepEqual(sent.reply, isUnderstood ? { ok: true, answer: null } : { ok: false });
  if (by) assert.deepEqual(sent.asked, [[name, by]]);
}

const senders = fc.oneof(ownPage, script);
const both = fc.tuple(message, senders);
holds(
  'a message is answered to those who may send it, and asks what it says',
  10_000,
  both,
  async ([it, sender]) => {
    const { asked } = await send(it, sender);
    const isScript = 'documentId' in sender;
    const mayAsk = isScript === (protocol[it.name].from === 'content-script');
    const question = isScript ? { tabId: sender.tab.id, documentId: sender.documentId } : it.question;
    assert.deepEqual(asked, mayAsk ? [[it.name, question]] : []);
  },
);

const anyMessage = fc.oneof(
  anyClone(words),
  nearly(message, words),
  fc.record({ name: anyName(messageNames), question: anyClone(words) }),
);
holds(
  'A6: whatever is sent by a page of ours, only a message of the protocol is answered',
  10_000,
  fc.tuple(anyMessage, senders),
  ([it, sender]) => assertRouted(it, sender),
);

const anySender = fc.oneof(anyClone(words), nearly(ownPage, words), nearly(script, words));
holds(
  'whoever sends, only pages and scripts that the browser says are ours are heard',
  10_000,
  fc.tuple(message, anySender),
  ([it, sender]) => assertRouted(it, sender),
);

const strangers = fc.tuple(anyMessage, anySender);
holds('anything from anybody does no harm', 5_000, strangers, ([it, sender]) => assertRouted(it, sender));

const reported: unknown[] = [];
globalThis.reportError = (error) => void reported.push(error);
holds(
  'a mistake of ours is reported, and nothing of it is answered',
  3_000,
  fc.tuple(message, senders, anyClone()),
  async ([it, sender, error]) => {
    mistake = { error };
    const { reply, asked } = await send(it, sender);
    mistake = undefined;
    assert.deepEqual(reply, asked.length > 0 ? { ok: false } : undefined);
    assert.deepEqual(reported.splice(0), asked.length > 0 ? [error] : []);
  },
);
