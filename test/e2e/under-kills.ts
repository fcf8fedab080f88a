import { createHash } from 'node:crypto';
import { expect } from '@playwright/test';
import type { MockWix } from '../mock-wix/index.ts';
import type { ExtensionBrowser, Tab } from './browser.ts';
import type { BrowserInUse } from './browser-in-use.ts';
import { Killing } from './killing.ts';
import { PerseveringView } from './persevering-view.ts';
import type { Place } from './place.ts';
import type { PopupView } from './popup-view.ts';
import { Story } from './story.ts';

/** The same story while its background is ended again and again, whenever somebody waits for it. */
export class StoryUnderKills extends Story {
  constructor(
    browser: ExtensionBrowser,
    mock: Story['mock'],
    restart: () => Promise<ExtensionBrowser>,
    readonly killing: Killing,
  ) {
    super(inPeaceWhereNeeded(browser, killing), mock, async () =>
      inPeaceWhereNeeded(await killing.inPeace(restart), killing),
    );
  }

  override async go(url: string, place?: Place): Promise<Tab> {
    const tab = await super.go(url, place);
    this.killing.begin();
    return tab;
  }

  override async openInWindow(popup: PopupView, tab: Tab): Promise<PopupView> {
    const view = await super.openInWindow(popup, tab);
    this.killing.begin();
    return view;
  }

  override async openPopup(tab: Tab): Promise<PopupView> {
    const view = await super.openPopup(tab);
    this.killing.begin();
    return view;
  }

  override async openOwnPage(tab: Tab, id?: string): Promise<PopupView> {
    const view = await super.openOwnPage(tab, id);
    this.killing.begin();
    return view;
  }

  override async toolbarSays(tab: Tab, badge: string, title: string): Promise<void> {
    await this.killing.rest();
    await super.toolbarSays(tab, badge, title);
  }

  override async pageBadgeSays(tab: Tab, text: string | undefined): Promise<void> {
    await this.killing.rest();
    await super.pageBadgeSays(tab, text);
  }

  override async allowBadge(tab: Tab): Promise<void> {
    await this.killing.leaveAlone(() => super.allowBadge(tab));
  }

  override leftAlone<T>(act: () => Promise<T>): Promise<T> {
    return this.killing.leaveAlone(act);
  }

  /** At least these, in this order, and no other writes: a background that was ended asks once more. */
  override async hasAsked(steps: string[], before = 0): Promise<void> {
    const missing = () => {
      const asked = this.steps().slice(before);
      return steps.filter((step) => {
        const at = asked.indexOf(step);
        asked.splice(0, at < 0 ? asked.length : at + 1);
        return at < 0;
      });
    };
    await expect.poll(missing, { message: `asked of the sites: ${steps}`, intervals: [20] }).toEqual([]);
    // A reading that is begun anew asks for all it needs.
    const allowed = steps.includes('member') ? [...steps, 'tokens', 'rule'] : steps;
    const others = this.steps()
      .slice(before)
      .filter((step) => !allowed.includes(step));
    expect(others, 'asked once more, but for something else').toEqual([]);
    const isWrite = (step: string) => step === 'join' || step === 'leave';
    expect(this.steps().slice(before).filter(isWrite)).toEqual(steps.filter(isWrite));
  }

  override async end(): Promise<void> {
    await this.killing.rest();
    const { view } = this.last ?? {};
    if (view instanceof PerseveringView && (await view.popup.isOpen())) await view.untilQuiet();
    await super.end();
  }

  /** Who is interrupted asks again: how often, nobody can say. */
  override hasAskedAtMost(): void {}

  protected override newView(...parts: ConstructorParameters<typeof PopupView>): PopupView {
    return new PerseveringView(parts, this, this.killing);
  }
}

/** Kills in an order of their own for every story, the same ones for the same words. */
export function killing(browserInUse: BrowserInUse, mock: MockWix, words: string): Killing {
  const seed = createHash('sha256').update(words).digest().readUInt32LE();
  return new Killing(
    () => browserInUse.browser,
    seed,
    () => mock.hasExactFault,
  );
}

/** What must find the background alive from beginning to end; a visit and a click need not. */
const inPeace = new Set<string | symbol>([
  'openPrivateWindow',
  'tabId',
  'openOwnPage',
  'answerPrompt',
  'revokePermission',
  'reloadExtension',
  'setOffline',
  'installAnother',
  'toolbar',
  'killBackground',
  'evaluateInBackground',
  'heapOfBackground',
]);

function inPeaceWhereNeeded(browser: ExtensionBrowser, killing: Killing): ExtensionBrowser {
  return new Proxy(browser, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      if (!inPeace.has(name)) return value.bind(target);
      return (...args: unknown[]) => killing.inPeace(() => value.apply(target, args));
    },
  });
}
