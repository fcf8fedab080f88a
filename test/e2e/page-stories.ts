import { keyOf, type Page } from '../pages/page-folder.ts';
import type { Tab } from './browser.ts';
import { expect } from './fixture.ts';
import { refusalOf, wordsOnCopy, wordsToVisitor } from './page-states.ts';
import type { PopupView } from './popup-view.ts';
import type { Story } from './story.ts';

/** A page where it belongs: a member is found there; a visitor is told that it has no Members Area, or can't be read. */
export async function tellLive(story: Story, tab: Tab, page: Page, memberName: 'Noa' | 'Gil'): Promise<void> {
  const { base = page.servedAt, html, membersArea, servedAt } = page;
  const site = story.mock.addSite({ base, html, membersArea });
  story.visited.add(site.key);
  const refusal = refusalOf(page);
  if (refusal === undefined) {
    const member = site.member(memberName);
    const path = new URL(servedAt).pathname.slice(site.prefix.length) || '/';
    const headline = `Your profile is ${member.privacyStatus.toLowerCase()}.`;
    const popup = await look(story, tab, site.logInUrl(memberName, path), headline, [
      'tokens',
      'member',
      'rule',
    ]);
    expect(await popup.heading()).toBe(keyOf(page));
    expect(await popup.who()).toEqual([member.nickname, member.loginEmail]);
    // What a visitor is told there, other stories tell.
    if (membersArea) return;
    await popup.close();
    await tab.goto(site.logOutUrl());
  }
  await look(story, tab, servedAt, wordsToVisitor(page), refusal === undefined ? ['tokens'] : []);
}

/** The same HTML on another host: it is told apart where that can be told, and nobody is asked. */
export async function tellCopy(story: Story, tab: Tab, page: Page): Promise<void> {
  const url = `https://mirror-${page.file.replace(/\.html$/, '')}.test/`;
  story.mock.servePage(url, { html: page.html });
  const { headline, says } = wordsOnCopy(page);
  const popup = await look(story, tab, url, headline, []);
  expect(await popup.status()).toContain(says);
}

/** Opens the popup on an address: it says this, after exactly these requests. */
async function look(
  story: Story,
  tab: Tab,
  url: string,
  headline: string,
  steps: string[],
): Promise<PopupView> {
  if (await story.last?.view.popup.isOpen()) await story.last?.view.close();
  await tab.goto(url);
  const before = story.mock.requests.length;
  const popup = await story.openPopup(tab);
  await popup.says(headline);
  await story.hasAsked(steps, before);
  return popup;
}
