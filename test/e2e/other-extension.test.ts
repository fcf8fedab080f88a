import { fileURLToPath } from 'node:url';
import { type MessageName, protocol, type Question } from '../../src/protocol.ts';
import { expect, test } from './fixture.ts';
import { heardSince } from './heard.ts';

const another = fileURLToPath(new URL('other-extension', import.meta.url));

// The other extension is left in the browser.
test.use({ profile: 'untouched' });

test('A12: another extension sends every message we have: it gets no answer, and nothing happens', async ({
  story,
}) => {
  await story.browser.installAnother(another);
  const tab = await story.visit('acme', { as: 'Dana' });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await story.hasAsked(['tokens', 'member', 'rule']);
  await popup.close();

  const tabId = await story.browser.tabId(tab);
  const { key } = story.site('acme');
  const dana = story.site('acme').member('Dana');
  const document = await story.browser.evaluateInBackground<Question<'badge:look'>>(`(async () => {
    const { scripting } = globalThis.browser ?? chrome;
    const [{ documentId }] = await scripting.executeScript({ target: { tabId: ${tabId} }, func: () => true });
    return { tabId: ${tabId}, documentId };
  })()`);
  const questions: { [N in MessageName]: Question<N> } = {
    'tab:look': { tabId, asked: 'again', view: 'any' },
    'membership:change': {
      document,
      want: 'PRIVATE',
      seen: { site: key, memberId: dana.id, privacyStatus: 'PUBLIC' },
    },
    'visitor:check': { document, site: key, memberId: dana.id },
    'elsewhere:dismiss': { tabId: document.tabId, site: key, memberId: dana.id },
    'history:clear': null,
    'history:keep': { isKept: false },
    'outcome:seen': { changeId: 'any', outcome: 'confirmed', view: 'any' },
    'badge:show': null,
    'binding:allow': null,
    'badge:hide': { siteKey: key },
    'binding:forbid': { siteKey: key },
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
  expect(Object.keys(questions).sort()).toEqual(Object.keys(protocol).sort());
  const id = await story.browser.evaluateInBackground<string>('(globalThis.browser ?? chrome).runtime.id');
  const messages = Object.entries(questions).map(([name, question]) => ({ name, question }));

  const heard = await heardSince(story, tab);
  const page = await story.leftAlone(() => story.go(story.site('plain').url('/')));
  await expect.poll(() => page.evaluate('document.documentElement.dataset.another ?? null')).toBe('here');
  const [answers, throughPort] = await page.evaluate<[object[], unknown[]]>(`new Promise((resolve) => {
    addEventListener('message', ({ data }) => data.told && resolve(data.told));
    postMessage({ ask: ${JSON.stringify({ id, messages })} }, '*');
  })`);
  expect(answers).toHaveLength(messages.length);
  for (const answer of answers) expect(answer).toEqual({ refused: expect.any(String) });
  expect(throughPort).toEqual([]);
  expect(await heard()).toEqual([]);
  await story.hasAsked(['tokens', 'member', 'rule']);
  expect(dana.privacyStatus).toBe('PUBLIC');
});
