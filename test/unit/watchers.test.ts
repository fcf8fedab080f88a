import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { ConsoleLine, ExtensionBrowser, PageBadge, Popup, Tab } from '../e2e/browser.ts';
import { expectCleanProfile } from '../e2e/clean-profile.ts';
import { Story } from '../e2e/story.ts';
import { expectNothingWrong, secretsOf } from '../e2e/watchers.ts';
import { type MockWix, startMockWix } from '../mock-wix/index.ts';

/** What the browser shows at the end of a story; a test spoils one thing. */
interface Seen {
  lines: ConsoleLine[];
  page: string;
  popup: string;
  session: string;
  lasting: string;
  headline: string;
  toolbar: string;
  pageBadge: PageBadge | undefined;
}

let mock: MockWix;

test.beforeAll(async () => {
  mock = await startMockWix();
});
test.beforeEach(() => mock.reset());
test.afterAll(() => mock.stop());

/** A story that ends well: Dana is public, her popup is open and says so, the badge of her page as well. */
async function endedStory() {
  const { acme } = mock.sites;
  const dana = acme.member('Dana');
  const seen: Seen = {
    lines: [{ where: 'background', kind: 'log', text: 'hello' }],
    page: '<html></html>',
    popup: '<html></html>',
    session: '{}',
    lasting: '[{},{}]',
    headline: 'Your profile is public.',
    toolbar: 'PUB',
    pageBadge: { text: 'Public', count: 1, box: { left: 0, top: 0, width: 9, height: 9 } },
  };
  const tab: Partial<Tab> = {
    url: async () => acme.url('/'),
    evaluate: async <T>(expression: string) =>
      (expression.includes('whoami') ? { nickname: dana.nickname } : seen.page) as T,
  };
  const answers: [part: string, answer: () => unknown][] = [
    ['({ headline', () => ({ headline: seen.headline, key: acme.key, who: [dana.loginEmail] })],
    ['.headline', () => seen.headline],
    ['dataset.tone', () => 'public'],
    ['outerHTML', () => seen.popup],
  ];
  const popup: Partial<Popup> = {
    isOpen: async () => true,
    evaluate: async <T>(expression: string) =>
      answers.find(([part]) => expression.includes(part))?.[1]() as T,
  };
  const browser: Partial<ExtensionBrowser> = {
    consoleLines: async () => seen.lines,
    toolbar: async () => ({ badge: seen.toolbar, title: '' }),
    pageBadge: async () => seen.pageBadge,
    clickToolbarButton: async () => popup as Popup,
    open: async () => tab as Tab,
    evaluateInBackground: async <T>(expression: string) =>
      (expression.includes('getRegisteredContentScripts')
        ? { switches: [acme.key], scripts: [acme.key], hosts: [acme.host] }
        : { session: seen.session, lasting: seen.lasting }) as T,
  };
  const story = new Story(browser as ExtensionBrowser, mock, () => Promise.reject(new Error('no restart')));
  await story.openPopup(await story.visit('acme'));
  story.hadBadge = true;
  const ask = (site: string, method = 'GET') =>
    void mock.requests.push({
      at: 0,
      site,
      host: site,
      method,
      path: '/_api/',
      headers: {},
      body: '',
      step: 'leave',
      sentBytes: 0,
      tookMs: 0,
      isOver: true,
    });
  return { story, seen, dana, ask };
}

type Ended = Awaited<ReturnType<typeof endedStory>>;

test('a story that ends well has nothing wrong with it', async () => {
  const { story, ask } = await endedStory();
  ask('www.acme-club.test');
  await expectNothingWrong(story);
});

const spoilt: Record<string, (ended: Ended) => void> = {
  'O1: requests to sites that no tab was on': ({ ask }) => ask('studio.wixstudio.test/site'),
  'O1: requests to anybody else': () => void (mock.blocked as string[]).push('tracker.example:443'),
  'O2: the console': ({ seen }) =>
    void seen.lines.push({ where: 'popup', kind: 'log', text: `token ${mock.canary}` }),
  'O2: the page holds': ({ seen, dana }) => {
    seen.page = `<p>${dana.loginEmail}</p>`;
  },
  'O2: the page badge holds': ({ seen, dana }) => {
    seen.pageBadge = { text: dana.loginEmail, count: 1, box: { left: 0, top: 0, width: 9, height: 9 } };
  },
  'O2: the popup': ({ seen }) => {
    seen.popup = `<p>${mock.canary}</p>`;
  },
  'O2: storage.session': ({ seen }) => {
    seen.session = mock.canary;
  },
  'O2: lasting storage': ({ seen, dana }) => {
    seen.lasting = dana.loginEmail;
  },
  'O3: more changes than the person confirmed': ({ ask }) => ask('www.acme-club.test', 'POST'),
  'O4: errors of our own': ({ seen }) =>
    void seen.lines.push({ where: 'background', kind: 'uncaught', text: 'TypeError: x is undefined' }),
  'O5: the popup is left without a final state': ({ seen }) => {
    seen.headline = 'Looking at this site…';
  },
  'O6: the popup says "Your profile is public."': ({ dana }) => {
    dana.privacyStatus = 'PRIVATE';
  },
  'O6: the badge of a popup that looks public': ({ seen }) => {
    seen.toolbar = 'PRI';
  },
  'O6: the page badge on www.acme-club.test': ({ seen }) => {
    seen.pageBadge = { text: 'Private', count: 1, box: { left: 0, top: 0, width: 9, height: 9 } };
  },
};

for (const [complaint, spoil] of Object.entries(spoilt)) {
  test(`the watcher complains: ${complaint}`, async () => {
    const ended = await endedStory();
    spoil(ended);
    await expect(expectNothingWrong(ended.story, 200)).rejects.toThrow(complaint);
  });
}

test('the watcher complains: O2: secrets in the profile', async () => {
  const { story } = await endedStory();
  const profile = await mkdtemp(join(tmpdir(), 'profile-'));
  try {
    await writeFile(join(profile, 'cache'), `before ${story.mock.canary} after`);
    const search = expectCleanProfile(profile, secretsOf(story), 'this test');
    await expect(search).rejects.toThrow('O2: secrets in the profile of this test');
  } finally {
    await rm(profile, { recursive: true });
  }
});
