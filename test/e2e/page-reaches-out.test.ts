import { protocol } from '../../src/protocol.ts';
import type { Tab } from './browser.ts';
import { expect, test } from './fixture.ts';
import { heardSince } from './heard.ts';
import type { Story } from './story.ts';

const account = '/account/my-account';

/** A page with a badge, of which nothing is being asked any more. */
async function withQuietBadge(story: Story): Promise<Tab> {
  const tab = await story.visit('acme', { as: 'Dana', path: account });
  await story.allowBadge(tab);
  await story.pageBadgeSays(tab, 'Public');
  const rules = () => story.steps().filter((step) => step === 'rule').length;
  await expect.poll(rules, 'one reading for the popup, one for the badge').toBe(2);
  await expect.poll(() => story.mock.requests.every(({ isOver }) => isOver)).toBe(true);
  return tab;
}

test('A1: a page posts a thousand messages and events of every name we have: nobody listens', async ({
  story,
}) => {
  const tab = await withQuietBadge(story);
  const before = story.steps();
  const heard = await heardSince(story, tab);
  const question = {
    tabId: await story.browser.tabId(tab),
    asked: 'again',
    view: 'any',
    siteKey: story.site('acme').key,
  };
  const posted = await tab.evaluate<number>(`(async () => {
    let arrived = 0;
    const all = new Promise((resolve) => addEventListener('message', ({ data }) => {
      arrived += 1;
      if (data === 'the last') resolve();
    }));
    for (const name of ${JSON.stringify(Object.keys(protocol))}) {
      const message = { name, question: ${JSON.stringify(question)} };
      for (let times = 0; times < 1000; times++) {
        postMessage(message, '*');
        const event = () => new CustomEvent(name, { detail: message, bubbles: true, composed: true });
        for (const target of [window, document, document.body]) target.dispatchEvent(event());
        document.querySelector('member-visibility-badge').dispatchEvent(event());
      }
    }
    postMessage('the last', '*');
    await all;
    return arrived;
  })()`);
  expect(posted).toBe(Object.keys(protocol).length * 1000 + 1);
  expect(await heard()).toEqual([]);
  expect(story.steps()).toEqual(before);
  await story.pageBadgeSays(tab, 'Public');
});

test('A11: a page covers the badge and clicks through it a hundred times: nothing happens', async ({
  story,
}) => {
  const tab = await withQuietBadge(story);
  const before = story.steps();
  const heard = await heardSince(story, tab);
  const badge = await story.browser.pageBadge(tab);
  const { left = 0, top = 0, width = 0, height = 0 } = badge?.box ?? {};
  const clicked = await tab.evaluate<{ byPage: number; names: string[] }>(`(() => {
    const [x, y] = [${left + width / 2}, ${top + height / 2}];
    const cover = document.body.appendChild(document.createElement('button'));
    cover.style.cssText = 'position: fixed; inset: 0; opacity: 0; z-index: 2147483647';
    let byPage = 0;
    cover.addEventListener('click', () => { byPage += 1; });
    const names = new Set();
    for (let times = 0; times < 100; times++) {
      const hit = document.elementFromPoint(x, y);
      names.add(hit.localName);
      for (const target of [hit, document.querySelector('member-visibility-badge')]) {
        for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'dblclick', 'contextmenu', 'touchstart']) {
          const Kind = type.startsWith('pointer') ? PointerEvent : type.startsWith('touch') ? Event : MouseEvent;
          target.dispatchEvent(new Kind(type, { clientX: x, clientY: y, bubbles: true, composed: true, cancelable: true }));
        }
      }
    }
    cover.remove();
    return { byPage, names: [...names] };
  })()`);
  expect(clicked).toEqual({ byPage: 100, names: ['button'] });
  expect(await heard()).toEqual([]);
  expect(story.steps()).toEqual(before);
  expect(await story.browser.pageBadge(tab)).toEqual(badge);
});

const files = [
  'popup.html',
  'popup.html?tab=1',
  'popup.js',
  'popup.css',
  'history.html',
  'pages.js',
  'settings.html',
  'help.html',
  'own-pages.js',
  'background.js',
  'inspect.js',
  'manifest.json',
  'icons/public-48.png',
  '_locales/en/messages.json',
];

/** What a page can find out about the package at an address, in every way a page can load something. */
const probe = (root: string) => `(async () => {
  const load = (name, attributes) => new Promise((resolve) => {
    const element = Object.assign(document.createElement(name), attributes);
    element.addEventListener('load', () => resolve('load'));
    element.addEventListener('error', () => resolve('error'));
    document.head.append(element);
  });
  const found = [];
  for (const file of ${JSON.stringify(files)}) {
    const url = ${JSON.stringify(root)} + file;
    const fetched = await fetch(url).then(() => 'there', ({ name }) => name);
    const opaque = await fetch(url, { mode: 'no-cors' }).then(() => 'there', ({ name }) => name);
    found.push([file, fetched, opaque, await load('img', { src: url }), await load('script', { src: url }),
      await load('link', { rel: 'stylesheet', href: url })].join(' '));
  }
  return found;
})()`;

/** Puts the popup into a frame of the page, and another frame after it; gives back what the page sees of the first. */
const frame = (root: string, other: string) => `(async () => {
  const open = (src) => Object.assign(document.body.appendChild(document.createElement('iframe')), { src });
  const framed = open(${JSON.stringify(`${root}popup.html`)});
  const last = open(${JSON.stringify(other)});
  await new Promise((resolve) => last.addEventListener('load', resolve));
  return { frames: framed.contentWindow.length, isReadable: Boolean(framed.contentDocument?.body?.childElementCount) };
})()`;

test('A8: to a page the package looks like none at all: nothing in it can be fetched, and the popup not be framed', async ({
  story,
}) => {
  const root = await story.browser.evaluateInBackground<string>(
    `(globalThis.browser ?? chrome).runtime.getURL('')`,
  );
  // An id of the same form that nobody has.
  const nobody = root.replace(/[a-p0-9](?=\/$)/, (last) => (last === 'a' ? 'b' : 'a'));
  expect(nobody).not.toBe(root);
  const tab = await story.visit('acme', { as: 'Dana' });
  const looks = `JSON.stringify([Object.getOwnPropertyNames(window).sort(), typeof globalThis.chrome?.runtime, document.documentElement.outerHTML])`;
  // The page's own script ends with this.
  await expect.poll(() => tab.evaluate(`document.getElementById('who').textContent`)).toContain('Dana');
  const before = await tab.evaluate<string>(looks);
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await expect.poll(() => story.steps().at(-1)).toBe('rule');
  await popup.close();
  expect(await tab.evaluate<string>(looks)).toBe(before);
  expect(before).toContain('"undefined"');

  const found = await tab.evaluate<string[]>(probe(root));
  expect(found).toEqual(files.map((file) => `${file} TypeError TypeError error error error`));
  expect(await tab.evaluate<string[]>(probe(nobody))).toEqual(found);

  const steps = story.steps();
  const heard = await heardSince(story, tab);
  const other = story.site('plain').url('/');
  const framed = await tab.evaluate(frame(root, other));
  expect(framed).toEqual({ frames: 0, isReadable: false });
  expect(await tab.evaluate(frame(nobody, other))).toEqual(framed);
  expect(await heard()).toEqual([]);
  await story.hasAsked(steps);
});
