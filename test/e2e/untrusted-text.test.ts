import { mkdir } from 'node:fs/promises';
import { ownPages } from '../pages/page-folder.ts';
import type { Tab } from './browser.ts';
import { expect, test } from './fixture.ts';
import { layoutOf, type PopupLayout } from './popup-layout.ts';
import type { PopupView } from './popup-view.ts';
import type { Story } from './story.ts';

const pictures = 'artifacts/untrusted';
const isPublic = 'Your profile is public.';

/** Opens the popup anew and waits until everything is there. */
async function look(story: Story, tab: Tab, headline = isPublic): Promise<PopupView> {
  const popup = await story.openPopup(tab);
  await popup.says(headline);
  await expect.poll(() => popup.details()).toHaveProperty('memberPrivacySettings');
  await expect.poll(() => popup.isBadgeOn()).toBeDefined();
  return popup;
}

/** A picture of it; nothing is out of its place, with or without the question. */
async function expectUsualLayout(
  story: Story,
  popup: PopupView,
  usual: PopupLayout['parts'],
  name: string,
): Promise<string> {
  await mkdir(pictures, { recursive: true });
  const picture = (of: string) => popup.popup.screenshot(`${pictures}/${story.browser.name} ${of}.png`);
  await picture(name);
  expect(await layoutOf(popup), name).toEqual({ parts: usual, wrong: [] });
  expect(
    await popup.popup.evaluate(`document.querySelectorAll('img, svg, a, script:not([src]), iframe').length`),
  ).toBe(0);
  const [button = ''] = await popup.buttons();
  await popup.press(button);
  const question = await popup.asks();
  await picture(`${name} question`);
  expect((await layoutOf(popup)).wrong, `${name}, asked`).toEqual([]);
  return question;
}

const graphemes = (text: string) => [...new Intl.Segmenter().segment(text)].length;
const invisible = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

const markup: [name: string, nickname: string][] = [
  ['image', '<img src=x onerror=document.title=1>'],
  ['svg', '"><svg/onload=document.title=1>'],
  ['template', '{{7*7}}'],
];

test('D1: a nickname of markup is read as it was written: in the popup, its question, the toolbar and the page', async ({
  story,
}) => {
  test.slow(); // The popup is opened for each of them.
  const [dana, ruth] = [story.site('acme').member('Dana'), story.site('acme').member('Ruth')];
  const tab = await story.visit('acme', { as: 'Dana', path: '/account/my-account' });
  await story.allowBadge(tab);
  await story.pageBadgeSays(tab, 'Public');
  const first = await look(story, tab);
  const { parts } = await layoutOf(first);
  await first.close();
  for (const [name, nickname] of markup) {
    dana.nickname = nickname;
    const popup = await look(story, tab);
    expect((await popup.who())[0]).toBe(nickname);
    const question = await expectUsualLayout(story, popup, parts, `D1 ${name}`);
    expect(question).toContain(`${nickname}'s profile on www.acme-club.test`);
    expect(await popup.popup.evaluate('document.title')).toBe('Member Visibility for Wix');
    await popup.close();
    await story.toolbarSays(tab, 'PUB', `Public – ${nickname} on www.acme-club.test`);
    ruth.nickname = nickname;
    await tab.goto(story.site('acme').profileUrl('Ruth'));
    await story.pageBadgeSays(tab, `Visible to you: ${nickname}`);
    await tab.screenshot(`${pictures}/${story.browser.name} D1 ${name} page.png`);
    await tab.goto(story.site('acme').accountUrl());
  }
});

const odd: [name: string, nickname: string, shown: RegExp | undefined][] = [
  ['right to left override', '\u202eexe.anaD\u202c', /^exe\.anaD$/],
  ['isolate that is not closed', '\u2067\u2067Dana', /^Dana$/],
  ['Hebrew', 'דנה (admin) לוי', /^דנה \(admin\) לוי$/],
  ['zero width', 'Da\u200b\u2060na\ufeff', /^Da ?na$/],
  ['500 combining marks', `Z${'\u0301'.repeat(500)}algo`, /^Z\u0301{4}algo$/],
  ['tall marks on every letter', `D\u0e47\u0e49${'\u0e49'.repeat(500)}`.repeat(90), /^(D\u0e47\u0e49+)+$/],
  ['one long word', 'W'.repeat(100_000), /^W{80}$/],
  ['only spaces', ' \u2003\u3000 ', undefined],
  ['only zero width', '\u200b\u200d\u2060', undefined],
  ['empty', '', undefined],
];

test('D2: a nickname that plays with direction, width, height or length stays in its line; without one there is the e-mail', async ({
  story,
}) => {
  const dana = story.site('acme').member('Dana');
  test.slow(); // The popup is opened for each of them.
  const tab = await story.visit('acme', { as: 'Dana' });
  const first = await look(story, tab);
  const { parts } = await layoutOf(first);
  await first.close();
  for (const [name, nickname, shown] of odd) {
    dana.nickname = nickname;
    const popup = await look(story, tab);
    const who = await popup.who();
    const isCut = `(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)(document.querySelector('.name'))`;
    if (shown === undefined) {
      expect(who, name).toEqual([dana.loginEmail]);
      expect(await popup.popup.evaluate(isCut), 'it has all the room').toBe(false);
    } else expect(who[0], name).toMatch(shown);
    expect(graphemes(who[0] ?? ''), name).toBeLessThanOrEqual(80);
    expect(who[0], name).not.toMatch(invisible);
    const question = await expectUsualLayout(story, popup, parts, `D2 ${name}`);
    expect(question).toContain("'s profile on www.acme-club.test");
    const isolation = `[...document.querySelectorAll('header bdi, dialog p bdi')].map((part) => getComputedStyle(part).unicodeBidi)`;
    expect(new Set(await popup.popup.evaluate<string[]>(isolation))).toEqual(new Set(['isolate']));
    await popup.close();
  }
});

test('D2: a nickname of a megabyte is an answer too large to be read, and that is said', async ({
  story,
}) => {
  story.site('acme').member('Dana').nickname = 'W'.repeat(1_000_000);
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('This site gave an unexpected answer.');
  expect((await layoutOf(popup)).wrong).toEqual([]);
});

test('D3, D4: slug and photo of any kind are nowhere a link, and nothing is loaded', async ({ story }) => {
  test.slow(); // The popup is opened for each of them.
  const dana = story.site('acme').member('Dana');
  const tab = await story.visit('acme', { as: 'Dana', path: '/account/my-account' });
  await story.allowBadge(tab);
  await story.pageBadgeSays(tab, 'Public');
  const links = `document.querySelectorAll('a, area, form, img, video, [href]:not(link[rel=stylesheet]), [src]:not(script), [action], [style*=url]').length`;
  const rows: [slug: string, photo: string][] = [
    ['../../x', 'https://photos.example/dana.png'],
    ['javascript:alert(1)', 'http://photos.example/dana.png'],
    ['%00', 'javascript:alert(1)'],
    ['https://bank.example/', 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['//bank.example', 'wix:image://v1/dana.png/dana.png#originWidth=9'],
  ];
  for (const [slug, url] of rows) {
    dana.slug = slug;
    const photo = { url, id: url, height: 9, width: 9 };
    const alter = (answer: unknown) => {
      const { member } = answer as { member: { profile: object } };
      return { member: { ...member, profile: { ...member.profile, photo, cover: photo } } };
    };
    const end = story.mock.fault({ site: 'acme', step: 'member', alter });
    await tab.reload();
    await story.pageBadgeSays(tab, 'Public');
    const popup = await look(story, tab);
    expect(await popup.popup.evaluate(links)).toBe(0);
    expect(
      await popup.popup.evaluate(
        'performance.getEntriesByType("resource").map(({ name }) => new URL(name).origin).every((origin) => origin === location.origin)',
      ),
    ).toBe(true);
    const shown = await popup.popup.evaluate<string>('document.documentElement.outerHTML');
    for (const given of [slug, url]) expect(shown).not.toContain(`"${given}"`);
    await popup.close();
    end();
  }
  // Whatever was loaded from elsewhere would have been refused by the proxy.
  expect(story.mock.blocked.filter((target) => target.includes('.example'))).toEqual([]);
  expect(new Set(story.steps())).toEqual(new Set(['tokens', 'member', 'rule']));
});

const label = (letter: string, length = 63) => letter.repeat(length);
const hosts: [name: string, host: string][] = [
  ['250 characters', `${label('a')}.${label('b')}.${label('c')}.${label('d', 53)}.test`],
  ['right to left', new URL('https://שלום-לכולם.test').host],
  ['mixed scripts', new URL('https://аcme-сlub.test').host],
];

test('D5: a host of 250 characters or from right to left is cut in its line, and read from left to right', async ({
  story,
}) => {
  test.slow(); // The popup is opened for each of them.
  const page = ownPages.find(({ file }) => file === 'both-2023.html');
  if (!page) throw new Error('there is no such page');
  const open = async (host: string) => {
    const base = `https://${host}`;
    const site = story.mock.addSite({ base, html: page.html.replaceAll(page.servedAt, base) });
    // The popup cuts an e-mail, too, and who it is of would not be known.
    site.member('Noa').loginEmail = 'noa@members.usual.test';
    const tab = await story.visit(site, { as: 'Noa' });
    const popup = await look(story, tab);
    return { tab, popup };
  };
  const usual = await open('www.usual.test');
  const { parts } = await layoutOf(usual.popup);
  await usual.popup.close();
  for (const [name, host] of hosts) {
    expect(host).toMatch(/^[a-z0-9.-]+$/);
    const { tab, popup } = await open(host);
    expect(await popup.heading()).toBe(host);
    const heading = `(() => {
      const h1 = document.querySelector('h1');
      return [getComputedStyle(h1.firstElementChild).direction, h1.scrollWidth > h1.clientWidth, getComputedStyle(h1).textOverflow];
    })()`;
    expect(await popup.popup.evaluate(heading)).toEqual(['ltr', host.length > 100, 'ellipsis']);
    const question = await expectUsualLayout(story, popup, parts, `D5 ${name}`);
    expect(question).toContain(`on ${host}`);
    await popup.close();
    await story.toolbarSays(tab, 'PUB', `Public – Noa Regev on ${host}`);
    await story.close(tab);
  }
});

test.describe('in Hebrew', () => {
  test.use({ language: 'he' });

  test('D6: placeholders in a nickname stay what they are in a translated sentence', async ({ story }) => {
    const nickname = '$1 %s {name} {site} $& $SITE$';
    const tab = await story.visit('acme', { as: 'Dana' });
    const first = await look(story, tab, 'הפרופיל שלך ציבורי.');
    const { parts } = await layoutOf(first);
    await first.close();
    story.site('acme').member('Dana').nickname = nickname;
    const popup = await look(story, tab, 'הפרופיל שלך ציבורי.');
    expect((await popup.who())[0]).toBe(nickname);
    const question = await expectUsualLayout(story, popup, parts, 'D6 Hebrew');
    expect(question).toContain(nickname);
    expect(question).toContain('www.acme-club.test');
    await popup.close();
    const { title } = await story.browser.toolbar(tab);
    expect(title).toContain(nickname);
    expect(title).toContain('www.acme-club.test');
  });
});
