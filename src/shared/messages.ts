import * as v from 'valibot';
import { type Answer, type Answers, type MessageName, protocol, type Question } from '../protocol.ts';
import { TabDocument } from '../wix/tab-state.ts';
import { parseUrl } from '../wix/url.ts';
import { browser } from './browser.ts';

const Message = v.strictObject({ name: v.string(), question: v.unknown() });
const Reply = v.variant('ok', [
  v.object({ ok: v.literal(true), answer: v.unknown() }),
  v.object({ ok: v.literal(false) }),
]);
type Reply = v.InferOutput<typeof Reply>;

/** No answer came: the background was ended meanwhile, or refused the question. What was asked may have happened. */
export class NoAnswer extends Error {}

/** Asks the background. Throws NoAnswer. */
export async function ask<N extends MessageName>(name: N, question: Question<N>): Promise<Answer<N>> {
  let reply: unknown;
  try {
    reply = await browser.runtime.sendMessage({ name, question });
  } catch (error) {
    throw new NoAnswer(`${name}: ${error instanceof Error ? error.message : 'not delivered'}`);
  }
  const parsed = v.safeParse(Reply, reply);
  if (!parsed.success || !parsed.output.ok) throw new NoAnswer(`${name}: not answered`);
  return v.parse(protocol[name].answer, parsed.output.answer) as Answer<N>;
}

/** What was asked for, or undefined where no answer came. */
export async function unlessNoAnswer<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return undefined;
  }
}

/** Answers questions that come from where the protocol allows; everything else gets no answer at all. */
export function answerMessages(answers: Answers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: unknown) =>
    route(answers, message, sender),
  );
}

/** One message: a promise of the reply, or undefined where nobody may know that we listen. Exported for its tests. */
export function route(answers: Answers, message: unknown, sender: unknown): Promise<Reply> | undefined {
  const parsed = v.safeParse(Message, message);
  if (!parsed.success || !isMessageName(parsed.output.name)) return undefined;
  const { name, question } = parsed.output;
  switch (protocol[name].from) {
    case 'own-page':
      return isOwnPage(sender) ? reply(answers, name, question) : undefined;
    case 'content-script': {
      const document = documentOf(sender);
      return document && reply(answers, name, document);
    }
  }
}

async function reply<N extends MessageName>(answers: Answers, name: N, question: unknown): Promise<Reply> {
  const understood = v.safeParse(protocol[name].question, question);
  if (!understood.success) return { ok: false };
  try {
    return { ok: true, answer: await answers[name](understood.output as Question<N>) };
  } catch (error) {
    reportError(error); // A mistake of ours: seen by its makers, and nothing of it crosses to the page.
    return { ok: false };
  }
}

function isMessageName(name: string): name is MessageName {
  return Object.hasOwn(protocol, name);
}

const Sender = v.object({
  id: v.string(),
  origin: v.optional(v.string()),
  url: v.optional(v.string()),
  /** A page that was not loaded as a frame has 0, or none. */
  frameId: v.optional(v.literal(0)),
});

/**
 * Proven by what the browser says of the sender, never by the message. A content script has our id too; only the
 * origin tells it apart. `sender.tab` says nothing: a popup can be opened as a tab.
 */
function isOwnPage(sender: unknown): boolean {
  const parsed = v.safeParse(Sender, sender);
  if (!parsed.success || parsed.output.id !== browser.runtime.id) return false;
  const { origin, url } = parsed.output;
  const own = originOf(browser.runtime.getURL(''));
  return own !== undefined && (origin ?? originOf(url)) === own;
}

const ContentScript = v.object({
  id: v.string(),
  origin: v.string(),
  documentId: v.string(),
  /** The page itself, not a frame in it. */
  frameId: v.literal(0),
  tab: v.object({ id: TabDocument.entries.tabId, url: v.string() }),
});

/** The document of a content script of ours, by what the browser says; undefined where it may not be believed. */
function documentOf(sender: unknown): TabDocument | undefined {
  const parsed = v.safeParse(ContentScript, sender);
  if (!parsed.success || parsed.output.id !== browser.runtime.id) return undefined;
  const { origin, documentId, tab } = parsed.output;
  const page = parseUrl(tab.url);
  const isOfPage = page?.protocol === 'https:' && page.origin === origin;
  return isOfPage ? { tabId: tab.id, documentId } : undefined;
}

/** `URL.origin` is "null" for extension schemes in some engines, so scheme and host are put together by hand. */
function originOf(text: string | undefined): string | undefined {
  const url = parseUrl(text);
  return url && `${url.protocol}//${url.host}`;
}
