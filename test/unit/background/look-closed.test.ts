import { eachRow } from '../rows.ts';
import type { Page } from './fake-tabs.ts';
import { expectOneStory } from './truth.ts';
import { expect, inNewWorld, test } from './worker-world.ts';

const noAccess = 'Cannot access contents of the page. Extension manifest must request permission.';
const notWix = { kind: 'not-wix' } as const;
const closedPage = (url: string | undefined, refusal = noAccess): Page => ({
  ...(url === undefined ? {} : { url }),
  refusal,
  recognition: notWix,
});

const unreadable = (why: string) => ({ kind: 'unreadable', why });
const noConnection = { kind: 'failed', failure: { kind: 'no-connection' }, duringChange: false };
const site = 'https://www.acme-club.test/';

type Closed = [name: string, page: Page, toolbar: object, again: object];
const closed: Record<string, Closed[]> = {
  'B1: a page that the browser keeps to itself, or that came over http': [
    ...[
      'chrome://settings/',
      'about:config',
      'about:blank',
      'file:///tmp/a.html',
      'chrome-extension://abc/a.html',
      'moz-extension://abc/a.html',
      'data:text/html,x',
      'blob:https://www.acme-club.test/1',
      'view-source:https://www.acme-club.test/',
      'https://www.acme-club.test/rules.pdf?download=1',
      'https://www.acme-club.test/rules.JSON',
    ].map(
      (url): Closed => [
        url,
        closedPage(url, `Cannot access a page of the browser: ${url}`),
        unreadable('browser-page'),
        unreadable('browser-page'),
      ],
    ),
    ...['https://chromewebstore.google.com/x', 'https://addons.mozilla.org/'].map(
      (url): Closed => [
        url,
        closedPage(url, 'The extensions gallery cannot be scripted.'),
        unreadable('browser-page'),
        unreadable('browser-page'),
      ],
    ),
    ['no address to be seen', closedPage(undefined), unreadable('browser-page'), unreadable('access-gone')],
    ['http', closedPage('http://www.acme-club.test/'), unreadable('not-secure'), unreadable('not-secure')],
  ],
  'B7: an error page': [
    [
      'the browser says only that there is no access',
      closedPage(site),
      noConnection,
      unreadable('access-gone'),
    ],
    [
      'the browser says what it is',
      closedPage(site, 'Frame with ID 0 is showing error page'),
      noConnection,
      noConnection,
    ],
  ],
  'an address that is none': [
    ['no address', closedPage('no address'), unreadable('browser-page'), unreadable('access-gone')],
  ],
};
for (const [title, pages] of Object.entries(closed)) {
  test(`${title}: why it can't be read is said, and nothing is asked, whoever looks`, async () => {
    const looks = pages.flatMap((page) =>
      (['toolbar', 'again', 'page'] as const).map((asked) => [asked, ...page] as const),
    );
    await eachRow(
      looks,
      ([asked, name]) => `${name}, looked at by ${asked}`,
      ([asked, , page, toolbar, again]) =>
        inNewWorld(async (world) => {
          const tab = world.openTab({ page });
          const life = world.start();
          const told = await world.look(life, tab, asked);
          expect(told).toEqual(asked === 'toolbar' ? toolbar : again);
          expect(await expectOneStory(world, life, tab)).toEqual(told);
          expect(world.site.steps).toEqual([]);
        }),
    );
  });
}

test('A5: there is no such tab: nothing is kept of it', async () => {
  await eachRow([0, 6, Number.MAX_SAFE_INTEGER], String, (tabId) =>
    inNewWorld(async (world) => {
      const life = world.start();
      const look = life.ask('tab:look', { tabId, asked: 'toolbar', view: 'a view' });
      expect(await world.clock.until(look)).toEqual(unreadable('tab-closed'));
      expect(world.storage.written).toEqual([]);
    }),
  );
});

test('E10: the tab is closed before any call of a look: it ends, and the next start forgets the tab', async () => {
  const numbers = Array.from({ length: 22 }, (_, index) => index + 1);
  await eachRow(
    numbers,
    (calls) => `before call ${calls}`,
    (calls) =>
      inNewWorld(async (world) => {
        const tab = world.openTab();
        const life = world.start();
        life.onCall = () => {
          if (life.calls.length + 1 === calls) tab.close();
        };
        const look = life.ask('tab:look', { tabId: tab.about.id, asked: 'toolbar', view: 'a view' });
        await world.clock.until(look);
        tab.close();
        world.start().wake();
        await world.clock.settle();
        expect(await world.storage.get(null)).toEqual({});
      }),
  );
});

test('a page that is not loaded yet is recognised as it stands', async ({ world }) => {
  const tab = world.openTab({ page: { ...world.page, halfLoaded: world.page.recognition } });
  const life = world.start();
  expect(await world.look(life, tab)).toMatchObject({ member: { id: 'dana' } });
  expect(world.clock.now()).toBeLessThanOrEqual(2000);
});

test('half a page does not prove that it is no Wix page', async ({ world }) => {
  const tab = world.openTab({ page: { ...world.page, halfLoaded: notWix } });
  const life = world.start();
  const look = life.ask('tab:look', { tabId: tab.about.id, asked: 'toolbar', view: 'a view' });
  await world.clock.pass(3000);
  expect(await world.shownOf(tab), 'nothing is said too early').toBeUndefined();
  tab.document.load();
  expect(await world.clock.until(look)).toMatchObject({ member: { id: 'dana' } });
});

test('a page that never loads is too slow', async ({ world }) => {
  const tab = world.openTab({ page: { ...world.page, halfLoaded: notWix } });
  const life = world.start();
  expect(await world.look(life, tab)).toMatchObject({ kind: 'failed', failure: { kind: 'too-slow' } });
  expect(world.clock.now()).toBeLessThanOrEqual(8000);
  expect(world.site.steps).toEqual([]);
  await expectOneStory(world, life, tab);
});

test('a page that stopped its scripts is too slow', async ({ world }) => {
  const tab = world.openTab();
  tab.document.freeze();
  const life = world.start();
  expect(await world.look(life, tab)).toMatchObject({ kind: 'failed', failure: { kind: 'too-slow' } });
  expect(world.clock.now()).toBeLessThanOrEqual(8000);
  await expectOneStory(world, life, tab);
});
