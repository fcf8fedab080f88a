import { badgeTraces } from './badge-traces.ts';
import type { Tab } from './browser.ts';
import { expect, test } from './fixture.ts';
import type { Story } from './story.ts';

const account = '/account/my-account';
const key = 'www.acme-club.test';

/** Runs in the extension's own world of the page, as somebody would who has taken over its process. */
async function inOwnWorld(story: Story, tab: Tab, body: string): Promise<void> {
  const tabId = await story.browser.tabId(tab);
  await story.browser.evaluateInBackground(
    `chrome.scripting.executeScript({ target: { tabId: ${tabId} }, func: async () => { ${body} } }).then(() => null)`,
  );
}

const lies = `
  const [parse, Address, ask] = [JSON.parse, URL, fetch];
  JSON.parse = (text) => {
    const model = parse(text);
    if (model?.site?.externalBaseUrl) {
      Object.assign(model, { accessTokensUrl: '', dynamicModelUrl: '' });
      model.site.externalBaseUrl = 'https://bank.example';
    }
    return model;
  };
  globalThis.URL = class extends Address {
    constructor(url, base) { super(String(url) === location.href ? 'https://bank.example/account' : url, base); }
  };
  globalThis.fetch = (url, init) => ask(String(url).replace('https://bank.example', location.origin), init);`;

test('a page whose world of content scripts lies about its site: the extension speaks of no other', async ({
  story,
}) => {
  const tab = await story.visit('acme', { as: 'Dana', path: account });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await popup.close();
  await inOwnWorld(story, tab, lies);
  const again = await story.openPopup(tab);
  await expect.poll(() => again.headline()).not.toMatch(/^(Looking at this site…)?$/);
  expect(await again.heading()).not.toContain('bank');
  expect((await story.browser.toolbar(tab)).title).not.toContain('bank');
  const kept = '(globalThis.browser ?? chrome).storage.session.get(null).then(JSON.stringify)';
  expect(await story.browser.evaluateInBackground<string>(kept)).not.toContain('bank.example');
});

test('what is no switch of any site in the lasting storage breaks nothing', async ({ story }) => {
  const tab = await story.visit('acme', { as: 'Dana', path: account });
  const forged = `{ 'badge x[': { profiles: [], account: [] }, 'badge ': null, 'badge other.example': { profiles: [], account: [] } }`;
  const write = `(globalThis.browser ?? chrome).storage.local.set(${forged}).then(() => null)`;
  await story.browser.evaluateInBackground(write);
  await story.allowBadge(tab);
  await story.pageBadgeSays(tab, 'Public');
  const { scripts, hosts } = await badgeTraces(story.browser);
  expect({ scripts, hosts }).toEqual({ scripts: [key], hosts: [key] });
  await story.browser.killBackground();
  await tab.reload();
  await story.pageBadgeSays(tab, 'Public');
});
