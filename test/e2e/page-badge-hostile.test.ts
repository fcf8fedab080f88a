import { type MessageName, protocol, type Question } from '../../src/protocol.ts';
import type { Tab } from './browser.ts';
import { expect, test } from './fixture.ts';
import type { Story } from './story.ts';

const account = '/account/my-account';

/** Where the parts of the page lie. */
const layout = `JSON.stringify([...document.querySelectorAll('html, body, h1, footer')]
  .map((part) => [part.tagName, part.scrollHeight, ...Object.values(part.getBoundingClientRect().toJSON())]))`;

async function withBadge(story: Story): Promise<Tab> {
  const tab = await story.visit('acme', { as: 'Dana', path: account });
  await story.allowBadge(tab);
  await story.pageBadgeSays(tab, 'Public');
  return tab;
}

test('D7: the page can neither move, read nor be hindered by it', async ({ story }) => {
  const tab = await story.visit('acme', { as: 'Dana', path: account });
  const before = await tab.evaluate(layout);
  await story.allowBadge(tab);
  await story.pageBadgeSays(tab, 'Public');
  expect(await tab.evaluate(layout)).toBe(before);
  const box = (await story.browser.pageBadge(tab))?.box ?? { left: 0, top: 0, width: 0, height: 0 };
  const [width, height] = await tab.evaluate<[number, number]>('[innerWidth, innerHeight]');
  expect(box.width).toBeGreaterThan(40);
  expect(box.left + box.width).toBeCloseTo(width - 16, 1);
  expect(box.top + box.height).toBeCloseTo(height - 16, 1);
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  expect(
    await tab.evaluate(`document.elementsFromPoint(${x}, ${y}).map(({ localName }) => localName)`),
  ).not.toContain('member-visibility-badge');
  expect(
    await tab.evaluate(`[document.querySelector('member-visibility-badge')].map((badge) =>
      [badge.shadowRoot, badge.childNodes.length, badge.innerText])[0]`),
  ).toEqual([null, 0, '']);

  // Style sheets that want it elsewhere, or away.
  const style = (rules: string) =>
    tab.evaluate(`(() => {
      document.getElementById('rules')?.remove();
      const style = document.createElement('style');
      style.id = 'rules';
      style.textContent = ${JSON.stringify(rules)};
      document.head.append(style);
      return true;
    })()`);
  await style(`member-visibility-badge { all: unset !important; display: none !important; opacity: 0 !important }
    * { transition: none !important; font-size: 50px !important }`);
  const kept = (await story.browser.pageBadge(tab))?.box;
  expect([kept?.width, kept?.height]).toEqual([box.width, box.height]);
  await style('* { all: unset !important; display: none !important }');
  expect((await story.browser.pageBadge(tab))?.count).toBe(1);
  expect(await tab.evaluate('document.documentElement.getBoundingClientRect().height')).toBe(0);
});

test("a page's content security policy changes nothing about it", async ({ story }) => {
  const tab = await withBadge(story);
  const usual = await story.browser.pageBadge(tab);
  story.site('acme').pageHeaders = { 'content-security-policy': "style-src 'none'; script-src 'none'" };
  await tab.reload();
  await story.pageBadgeSays(tab, 'Public');
  expect(await story.browser.pageBadge(tab)).toEqual(usual);
});

test('A9: a page that replaces what scripts are made of does not disturb it', async ({ story }) => {
  const hostile = `<script>
    const no = () => { throw new Error('not for you'); };
    Element.prototype.attachShadow = no;
    Document.prototype.createElementNS = no;
    Array.prototype[Symbol.iterator] = no;
    JSON.parse = no;
    window.fetch = no;
    customElements.define('member-visibility-badge', class extends HTMLElement {
      constructor() { super(); no(); }
    });
  </script>`;
  const clobbering = [
    'querySelector',
    'querySelectorAll',
    'documentElement',
    'createElementNS',
    'addEventListener',
    'visibilityState',
  ]
    .map((name) => `<form name="${name}"></form>`)
    .join('');
  const tab = await withBadge(story);
  story.site('acme').alterPage = (html) =>
    html.replace('<head>', `<head>${hostile}`).replace('</main>', `</main>${clobbering}`);
  await tab.reload();
  await story.pageBadgeSays(tab, 'Public');
  // Who drives the browser needs what the page has replaced.
  story.site('acme').alterPage = (html) => html;
  await tab.reload();
  await story.pageBadgeSays(tab, 'Public');
});

test('E17: a page that puts another document in its place has one badge or none', async ({ story }) => {
  const tab = await withBadge(story);
  const replace = [
    `document.documentElement.replaceWith(document.createElement('html'))`,
    `document.documentElement.remove()`,
    `(document.open(), document.write('<!doctype html><title>New</title><p>New'), document.close())`,
  ];
  for (const act of replace) {
    await tab.goto(story.site('acme').url(account));
    await story.pageBadgeSays(tab, 'Public');
    await tab.evaluate(
      `(${act}, history.pushState({}, '', '/about'), history.pushState({}, '', '/account/my-account'), true)`,
    );
    const next = await story.browser.pageBadge(tab);
    expect(next?.count ?? 0).toBeLessThanOrEqual(1);
  }
  await tab.goto(story.site('acme').url(account));
  await story.pageBadgeSays(tab, 'Public');
});

const notHtml: [name: string, type: string, text: string][] = [
  [
    'a picture in SVG',
    'image/svg+xml',
    '<svg xmlns="http://www.w3.org/2000/svg"><text y="20">A</text></svg>',
  ],
  ['an XML document', 'application/xml', '<?xml version="1.0"?><list><item>A</item></list>'],
];
for (const [name, type, html] of notHtml) {
  test(`E17: ${name} at the address of a member page: one badge or none, and the popup says what it is`, async ({
    story,
  }) => {
    const tab = await withBadge(story);
    const url = story.site('acme').url('/profile/picture');
    story.mock.servePage(url, { html, headers: { 'content-type': type } });
    await tab.goto(url);
    const popup = await story.openPopup(tab);
    await popup.says("This isn't a Wix site.");
    expect((await story.browser.pageBadge(tab))?.count ?? 0).toBeLessThanOrEqual(1);
    await popup.close();
    await tab.goto(story.site('acme').url(account));
    await story.pageBadgeSays(tab, 'Public');
  });
}

test("A2: from a page's own world of content scripts nothing of the popup's can be asked", async ({
  story,
}) => {
  const tab = await withBadge(story);
  await expect.poll(() => story.steps().filter((step) => step === 'rule')).toHaveLength(2);
  await expect.poll(() => story.mock.requests.every(({ isOver }) => isOver)).toBe(true);
  const before = story.steps();
  const tabId = await story.browser.tabId(tab);
  const { key, ...site } = story.site('acme');
  type OwnPage = {
    [N in MessageName]: (typeof protocol)[N]['from'] extends 'own-page' ? N : never;
  }[MessageName];
  const questions: { [N in OwnPage]: Question<N> } = {
    'tab:look': { tabId, asked: 'again', view: 'any' },
    'membership:change': {
      document: { tabId, documentId: 'the one it runs in' },
      want: 'PRIVATE',
      seen: { site: key, memberId: site.members[0]?.id ?? '', privacyStatus: 'PUBLIC' },
    },
    'visitor:check': {
      document: { tabId, documentId: 'the one it runs in' },
      site: key,
      memberId: site.members[0]?.id ?? '',
    },
    'elsewhere:dismiss': { tabId, site: key, memberId: site.members[0]?.id ?? '' },
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
  };
  const answers = await story.browser.evaluateInBackground<
    { documentId: string; result: unknown[] }[]
  >(`(async () => {
    const { scripting } = globalThis.browser ?? chrome;
    const [{ documentId }] = await scripting.executeScript({ target: { tabId: ${tabId} }, func: () => true });
    const questions = ${JSON.stringify(questions)};
    questions['membership:change'].document.documentId = documentId;
    questions['visitor:check'].document.documentId = documentId;
    const ask = (questions) => {
      const { runtime } = globalThis.browser ?? chrome;
      const sent = Object.entries(JSON.parse(questions)).map(async ([name, question]) => {
        try {
          return (await runtime.sendMessage({ name, question })) ?? 'no answer';
        } catch {
          return 'no answer';
        }
      });
      return Promise.all(sent);
    };
    return scripting.executeScript({ target: { tabId: ${tabId} }, func: ask, args: [JSON.stringify(questions)] });
  })()`);
  expect(answers[0]?.result).toEqual(Object.keys(questions).map(() => 'no answer'));
  expect(Object.keys(questions).sort()).toEqual(
    Object.entries(protocol)
      .filter(([, { from }]) => from === 'own-page')
      .map(([name]) => name)
      .sort(),
  );
  await tab.reload();
  await story.pageBadgeSays(tab, 'Public');
  await story.hasAsked([...before, 'tokens', 'member', 'rule']);
});

test("from a page's own world of content scripts what is kept in memory is out of reach", async ({
  story,
}) => {
  const tabId = await story.browser.tabId(await withBadge(story));
  const tried = await story.browser.evaluateInBackground<string[]>(`(async () => {
    const { scripting } = globalThis.browser ?? chrome;
    const tryAll = async () => {
      const { storage } = globalThis.browser ?? chrome;
      const tries = [() => storage.local.get(null), () => storage.session.get(null), () => storage.session.set({ tab: 1 })];
      return Promise.all(tries.map(async (attempt) => {
        try {
          await attempt();
          return 'done';
        } catch {
          return 'refused';
        }
      }));
    };
    const [{ result }] = await scripting.executeScript({ target: { tabId: ${tabId} }, func: tryAll });
    return result;
  })()`);
  expect(tried).toEqual(['done', 'refused', 'refused']);
});
