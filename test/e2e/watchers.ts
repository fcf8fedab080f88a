import { expect } from '@playwright/test';
import { expectTruePageBadges } from './page-badge-truth.ts';
import type { PopupView } from './popup-view.ts';
import type { Story } from './story.ts';

/** Hosts the browsers call by themselves, Debian's search engine among them; the proxy refuses them all. */
const ofTheBrowser =
  /(^|\.)(google|googleapis|gstatic|gvt1|gvt2|googleusercontent|mozilla|firefox|start\.duckduckgo|detectportal\.firefox)\.(com|org|net)(:\d+)?$/;

/** Firefox itself says this when a popup, a page or the whole extension goes while it listens to storage or waits for an answer. */
const firefoxClosing =
  /^(sendRemoveListener on closed conduit |Promise rejected after context unloaded: (Actor 'Conduits' destroyed |Could not establish connection\.|An unexpected error occurred)|Promise resolved (while context is inactive|after context unloaded))/;

/** Firefox itself says this of a page that tried to load a file of the package. */
const firefoxRefusing = /^Security Error: Content at https:\S+ may not load or link to moz-extension:/;

/** Chromium itself says this to a background that it is ending, of whatever that was still asking for. */
const chromiumEnding = /^Uncaught( \(in promise\))? Error: No SW$/;

/** What the popup may claim, and the privacyStatus the server must then hold. */
const claims: Record<string, 'PUBLIC' | 'PRIVATE'> = {
  'Your profile is public.': 'PUBLIC',
  'Your profile is public to members.': 'PUBLIC',
  'Saved as public, but this site keeps all profiles private.': 'PUBLIC',
  'Already public.': 'PUBLIC',
  'Done. Wix confirms the profile is now public.': 'PUBLIC',
  'Your profile is private.': 'PRIVATE',
  'Already private.': 'PRIVATE',
  'Done. Wix confirms the profile is now private.': 'PRIVATE',
};

/** O6: what is shown is what the server holds, at the moment it is read. */
export async function expectTruth(story: Story, view: PopupView): Promise<void> {
  const { headline, key, who } = await view.claim();
  const claimed = claims[headline];
  const site = story.mock.everySite.find((candidate) => candidate.key === key);
  if (!claimed || !site || site.replicationLagMs > 0) return;
  const held = site.members.find(({ loginEmail }) => who.includes(loginEmail))?.privacyStatus;
  expect(held, `O6: the popup says "${headline}" of ${who.join(' ')} on ${key}`).toBe(claimed);
}

/** O1, O3, O4 and the living half of O2. What may still have to come gets `timeout` ms. */
export async function expectNothingWrong(story: Story, timeout = 15_000): Promise<void> {
  const { mock, browser, visited } = story;
  const elsewhere = mock.requests
    .filter(({ site }) => !visited.has(site))
    .map(({ site, path }) => `${site} ${path}`);
  expect(elsewhere, 'O1: requests to sites that no tab was on').toEqual([]);
  const strangers = mock.blocked.filter((target) => !ofTheBrowser.test(target));
  expect(strangers, 'O1: requests to anybody else').toEqual([]);
  expect(story.writes().length, 'O3: more changes than the person confirmed').toBeLessThanOrEqual(
    story.confirmed,
  );

  const lines = await browser.consoleLines();
  const ours = lines.filter(
    ({ where, kind, text }) =>
      (where !== 'page' || text.includes('/badge.js')) &&
      (kind === 'error' || kind === 'uncaught') &&
      !firefoxClosing.test(text) &&
      !firefoxRefusing.test(text) &&
      !(where === 'background' && chromiumEnding.test(text)),
  );
  expect(ours, 'O4: errors of our own').toEqual([]);

  const emails = emailsOf(story);
  const tokens = tokensOf(story);
  const key = mock.owner.canary;
  expectWithout(JSON.stringify(lines), [...tokens, ...emails, key], 'O2: the console');
  await expectPagesWithout(story, [...tokens, ...emails, key]);
  await expectGoodEnd(story, timeout);
  await expectTruePageBadges(story, timeout);
  const areas = await browser.evaluateInBackground<{ session: string; lasting: string }>(`(async () => {
    const { storage } = globalThis.browser ?? chrome;
    const [session, local, sync] = await Promise.all([storage.session.get(null), storage.local.get(null), storage.sync.get(null)]);
    return { session: JSON.stringify(session), lasting: JSON.stringify([local, sync]) };
  })()`);
  expectWithout(areas.session, tokens, 'O2: storage.session');
  expectWithout(areas.lasting, [...tokens, ...emails, key], 'O2: lasting storage');
}

/** O2: nothing of whoever is logged in stands in any page, nor in its badge. */
async function expectPagesWithout({ tabs, hadBadge, browser }: Story, secrets: string[]): Promise<void> {
  for (const tab of tabs) {
    expectWithout(await tab.evaluate(html), secrets, 'O2: the page');
    const badge = hadBadge ? await browser.pageBadge(tab) : undefined;
    expectWithout(badge?.text ?? '', secrets, 'O2: the page badge');
  }
}

/** O5, O6 and O2 where the story ended: a final state, true, the same in popup and toolbar; no token in the popup. */
async function expectGoodEnd(story: Story, timeout: number): Promise<void> {
  const { browser, last } = story;
  if (!last) return;
  if (!(await last.view.popup.isOpen())) return;
  expectWithout(await last.view.popup.evaluate(html), tokensOf(story), 'O2: the popup');
  const unfinished = ['', 'Looking at this site…', 'Changing…'];
  const left = 'O5: the popup is left without a final state';
  await expect
    .poll(async () => unfinished.includes(await last.view.headline()), { message: left, timeout })
    .toBe(false);
  await expectTruth(story, last.view);
  const tone = await last.view.popup.evaluate<string>(`document.querySelector('main').dataset.tone`);
  const badge = async () => (await browser.toolbar(last.tab)).badge;
  const message = `O6: the badge of a popup that looks ${tone}`;
  // Where the tab goes to another page, the browser itself empties the button; that may be after the popup told of it.
  const isLeft = (await last.view.headline()) === 'This tab shows another page now.';
  const fitting = isLeft ? expect.stringMatching(/^!?$/) : badges[tone];
  await expect.poll(badge, { message, timeout }).toEqual(fitting);
}

/** All that can be seen in a document, and what it keeps, where it is one that can keep anything. */
const html = `(() => {
  const seen = document.documentElement.outerHTML;
  try {
    return seen + JSON.stringify([localStorage, sessionStorage]);
  } catch {
    return seen;
  }
})()`;
const badges: Record<string, string> = {
  public: 'PUB',
  members: 'MEM',
  private: 'PRI',
  unknown: '?',
  attention: '!',
  idle: '',
};

/** What no file of the profile may hold after this story. */
export function secretsOf(story: Story): string[] {
  return [story.mock.canary, story.mock.owner.canary, ...emailsOf(story), ...story.onlyPrivate];
}

/** What speaks for a member; a session's binding is in the browser's own cookies all the same. */
function tokensOf({ mock }: Story): string[] {
  return [mock.canary, ...mock.bindings];
}

function emailsOf({ mock }: Story): string[] {
  return mock.everySite.flatMap(({ members }) => members.map(({ loginEmail }) => loginEmail));
}

function expectWithout(text: string, secrets: string[], where: string): void {
  const found = secrets.filter((secret) => text.includes(secret));
  expect(found, `${where} holds a secret`).toEqual([]);
}
