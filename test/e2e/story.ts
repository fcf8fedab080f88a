import { expect } from '@playwright/test';
import type { MockSite, MockWix, SiteName } from '../mock-wix/index.ts';
import type { MockRequest } from '../mock-wix/request.ts';
import { badgeTraces } from './badge-traces.ts';
import type { ExtensionBrowser, Popup, Tab } from './browser.ts';
import { openIn, type Place } from './place.ts';
import { PopupView } from './popup-view.ts';
import { expectNothingWrong, expectTruth } from './watchers.ts';

/** What one story is told with: a browser with the extension, the mock world, and what the person did so far. */
export class Story {
  /** Sites a tab was on while the extension was used: nobody else may be asked. */
  readonly visited = new Set<string>();
  /** Changes the person confirmed. */
  confirmed = 0;
  tabs: Tab[] = [];
  /** Whether a page badge was switched on at any time. */
  hadBadge = false;
  /** What belongs to a private window alone: no file of the profile may hold it. */
  readonly onlyPrivate: string[] = [];
  /** The popup that was opened last, and the tab it is about. */
  last: { tab: Tab; view: PopupView } | undefined;

  constructor(
    public browser: ExtensionBrowser,
    readonly mock: MockWix,
    private readonly restart: () => Promise<ExtensionBrowser>,
  ) {}

  site(name: SiteName): MockSite {
    return this.mock.sites[name];
  }

  /** Logs a member in on a site and goes to a page of it, in a new tab or wherever the story says. */
  async visit(
    at: SiteName | MockSite,
    { as, path = '/', place }: { as?: string; path?: string; place?: Place } = {},
  ): Promise<Tab> {
    const site = typeof at === 'string' ? this.site(at) : at;
    this.visited.add(site.key);
    return this.go(as ? site.logInUrl(as, path) : site.url(path), place);
  }

  /** Opens any address in a new tab, or wherever the story says. */
  async go(url: string, place: Place = 'tab'): Promise<Tab> {
    const tab = await openIn(this.browser, place, url);
    this.tabs.push(tab);
    return tab;
  }

  /** Clicks the toolbar button while this tab is in front. */
  async openPopup(tab: Tab): Promise<PopupView> {
    return this.viewOf(await this.browser.clickToolbarButton(tab), tab);
  }

  /** Opens the same page in a tab of its own beside this tab, and for it, unless another is named. */
  async openOwnPage(tab: Tab, id?: string): Promise<PopupView> {
    const about = id ?? (await this.browser.tabId(tab));
    return this.viewOf(await this.browser.openOwnPage(`popup.html?tab=${about}`, tab), tab);
  }

  /** Presses "Open in a window" in the popup of this tab. */
  async openInWindow(popup: PopupView, tab: Tab): Promise<PopupView> {
    return this.viewOf(await this.browser.ownWindowOpenedBy(() => popup.openInWindow()), tab);
  }

  /** Closes a tab for good. */
  async close(tab: Tab): Promise<void> {
    this.tabs = this.tabs.filter((other) => other !== tab);
    if (this.last?.tab === tab) this.last = undefined;
    await tab.close();
  }

  /** Ends the browser and starts it again: its tabs are gone, what was installed and stored in it is not. */
  async restartBrowser(): Promise<void> {
    await this.end();
    this.tabs = [];
    this.last = undefined;
    this.browser = await this.restart();
  }

  /** The watchers look at what was done and left so far. */
  end(): Promise<void> {
    return expectNothingWrong(this);
  }

  viewOf(popup: Popup, tab: Tab): PopupView {
    const onConfirm = () => {
      this.confirmed += 1;
    };
    const view = this.newView(popup, (read) => expectTruth(this, read), onConfirm);
    this.last = { tab, view };
    return view;
  }

  protected newView(...parts: ConstructorParameters<typeof PopupView>): PopupView {
    return new PopupView(...parts);
  }

  /** Waits until the toolbar button of this tab says so. */
  async toolbarSays(tab: Tab, badge: string, title: string): Promise<void> {
    const says = () => this.browser.toolbar(tab);
    await expect.poll(says, { message: 'the toolbar button', intervals: [20] }).toEqual({ badge, title });
  }

  /** Switches the page badge of the tab's site on, with the browser's leave; the popup is closed afterwards. */
  async allowBadge(tab: Tab): Promise<void> {
    this.hadBadge = true;
    const popup = await this.openPopup(tab);
    const { host } = new URL(await tab.url());
    const before = await badgeTraces(this.browser);
    const click = () => popup.switchBadge();
    // A browser that has given the permission before does not ask again.
    if (before.hosts.includes(host)) await click();
    else await this.browser.answerPrompt('allow', host, click);
    const scripts = async () => (await badgeTraces(this.browser)).scripts;
    await expect.poll(scripts, { intervals: [20] }).toHaveLength(before.scripts.length + 1);
    if (await popup.popup.isOpen()) await popup.close();
  }

  /** Waits until the page badge of this tab says so, once; undefined: until there is none. */
  async pageBadgeSays(tab: Tab, text: string | undefined): Promise<void> {
    const says = async () => {
      const badge = await this.browser.pageBadge(tab);
      return badge && { text: badge.text, count: badge.count };
    };
    await expect
      .poll(says, { message: 'the page badge', timeout: 9000, intervals: [20] })
      .toEqual(text === undefined ? undefined : { text, count: 1 });
  }

  /** Does `act`, from which on the background is not ended until the person does something else: the story needs it alive. */
  async leftAlone<T>(act: () => Promise<T>): Promise<T> {
    return act();
  }

  /** Waits until exactly these steps were asked of the sites, after the first `before` ones. */
  async hasAsked(steps: string[], before = 0): Promise<void> {
    const asked = () => this.steps().slice(before);
    await expect.poll(asked, { message: 'asked of the sites', intervals: [20] }).toEqual(steps);
  }

  hasAskedAtMost(requests: number): void {
    expect(this.steps().length).toBeLessThanOrEqual(requests);
  }

  /** What was asked of the sites so far, as steps: tokens, member, rule, join, leave. */
  steps(): string[] {
    return this.mock.requests.map(({ step }) => step);
  }

  writes(): string[] {
    // A query is a question, though it is posted.
    const isWrite = ({ method, step }: MockRequest) => method !== 'GET' && !step.endsWith('query');
    return this.mock.requests.filter(isWrite).map(({ step }) => step);
  }
}
