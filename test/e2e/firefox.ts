import { realpath } from 'node:fs/promises';
import type {
  ConsoleLine,
  ExtensionBrowser,
  LaunchOptions,
  Looks,
  PageBadge,
  Popup,
  PromptAnswer,
  Tab,
} from './browser.ts';
import { linesOf, listen } from './firefox-console.ts';
import { backToTheFirstDay } from './firefox-first-day.ts';
import { wear } from './firefox-looks.ts';
import { heapOf } from './firefox-memory.ts';
import { setOffline } from './firefox-network.ts';
import { openOwnPage, ownPageOpenedBy } from './firefox-own-page.ts';
import { packed } from './firefox-package.ts';
import { pageBadgeOf } from './firefox-page-badge.ts';
import { allowInPrivateWindows, permissionIs, revokePermission } from './firefox-permissions.ts';
import { openedPopup } from './firefox-popup.ts';
import { type FirefoxProcess, startFirefox } from './firefox-process.ts';
import { clickAnswer } from './firefox-prompt.ts';
import { FirefoxSession } from './firefox-session.ts';
import { forceColors, loadAnew, saveTo } from './firefox-settings.ts';
import { FirefoxTab } from './firefox-tab.ts';
import { pinned, toolbarOf } from './firefox-toolbar.ts';
import { newContainerTab, newTab, newWindow } from './firefox-windows.ts';
import { poll } from './poll.ts';

/** Starts Firefox with the extension in a profile of its own. */
export async function launchFirefox(options: LaunchOptions): Promise<ExtensionBrowser> {
  const process = await startFirefox(options);
  const { extension, isForGood, language = 'en', scheme = 'light' } = options;
  return connected(process, (session) =>
    Firefox.start(process, session, extension, { language, scheme }, isForGood),
  );
}

/** Ends Firefox where it can't be worked with. */
async function connected(
  process: FirefoxProcess,
  begin: (session: FirefoxSession) => Promise<Firefox>,
): Promise<Firefox> {
  try {
    const session = await FirefoxSession.begin(process.port);
    await listen(session);
    return await begin(session);
  } catch (error) {
    await process.ended(0);
    throw error;
  }
}

const STATE = 'return extensionOf(id).backgroundState;';
const BACKGROUND = `[...extensionOf(id).views].find(({ viewType }) => viewType === 'background').xulBrowser.browsingContext`;
const FRONT = 'return handleOf(bringToFront(browserId).win);';

class Firefox implements ExtensionBrowser {
  readonly name = 'firefox';
  readonly hasContainers = true;
  readonly changesLooks = true;
  readonly answersPrompts = ['allow', 'deny'] as const;

  private constructor(
    private readonly process: FirefoxProcess,
    private readonly session: FirefoxSession,
    private readonly extension: string,
    private readonly id: string,
    private readonly uuid: string,
    private readonly button: string,
  ) {}

  /** Installs the extension, private windows included. */
  static async start(
    process: FirefoxProcess,
    session: FirefoxSession,
    extension: string,
    looks: Looks,
    isForGood = false,
  ): Promise<Firefox> {
    await wear(session, looks);
    await allowInPrivateWindows(session, extension);
    const path = isForGood ? await packed(extension, process.profile) : await realpath(extension);
    const id = await session.install(path, isForGood ? 'for good' : 'session');
    return Firefox.installed(process, session, extension, id);
  }

  private static async installed(
    process: FirefoxProcess,
    session: FirefoxSession,
    extension: string,
    id: string,
  ): Promise<Firefox> {
    const { uuid, button } = await pinned(session, id);
    const firefox = new Firefox(process, session, extension, id, uuid, button);
    await firefox.state('running');
    return firefox;
  }

  async renewed(looks: Looks): Promise<Firefox> {
    await backToTheFirstDay(this.session, this.id);
    return Firefox.start(this.process, this.session, this.extension, looks);
  }

  async restarted(): Promise<Firefox> {
    await this.close();
    const process = await this.process.again();
    return connected(process, (session) => Firefox.installed(process, session, this.extension, this.id));
  }

  get version(): string {
    return this.session.version;
  }

  get profile(): string {
    return this.process.profile;
  }

  async open(url: string): Promise<Tab> {
    return this.loaded(await newTab(this.session), url);
  }

  async openWindow(url: string): Promise<Tab> {
    return this.loaded(await newWindow(this.session, false), url);
  }

  async openPrivateWindow(url: string): Promise<Tab> {
    return this.loaded(await newWindow(this.session, true), url);
  }

  async openContainerTab(url: string): Promise<Tab> {
    return this.loaded(await newContainerTab(this.session), url);
  }

  tabId(tab: Tab): Promise<number> {
    return ours(tab).id();
  }

  openOwnPage(path: string, beside: Tab): Promise<Popup> {
    return openOwnPage(this.session, `moz-extension://${this.uuid}/${path}`, ours(beside).browserId);
  }

  ownWindowOpenedBy(act: () => Promise<void>): Promise<Popup> {
    return ownPageOpenedBy(this.session, this.uuid, act);
  }

  async answerPrompt(answer: PromptAnswer, host: string, act: () => Promise<void>): Promise<void> {
    await act();
    await clickAnswer(this.session, answer, host);
    if (answer === 'allow') await permissionIs(this.session, this.id, host, true);
  }

  revokePermission(host: string): Promise<void> {
    return revokePermission(this.session, this.id, host);
  }

  async reloadExtension(): Promise<void> {
    await loadAnew(this.session, this.id);
    await pinned(this.session, this.id);
    await this.state('running');
  }

  saveTo(folder: string): Promise<void> {
    return saveTo(this.session, folder);
  }

  setOffline(isOffline: boolean, tab: Tab): Promise<void> {
    return setOffline(this.session, isOffline, tab);
  }

  forceColors(): Promise<void> {
    return forceColors(this.session);
  }

  async installAnother(folder: string): Promise<void> {
    await this.session.install(await realpath(folder));
  }

  pageBadge(tab: Tab): Promise<PageBadge | undefined> {
    return pageBadgeOf(this.session, ours(tab).browserId);
  }

  async clickToolbarButton(tab: Tab): Promise<Popup> {
    const { browserId } = ours(tab);
    const handle = await this.session.run<string>('the tab to come to the front', FRONT, { browserId });
    await this.session.clickInWindow(handle, this.button);
    return openedPopup(this.session, handle);
  }

  toolbar(tab: Tab): Promise<{ badge: string; title: string }> {
    const { browserId } = ours(tab);
    return toolbarOf(this.session, browserId, this.button);
  }

  async killBackground(): Promise<void> {
    const body = `
      const extension = extensionOf(id);
      if (extension.backgroundState === 'stopped') return;
      await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
    `;
    // Resolves when it is gone; whoever needs it may have started it again before anybody could look.
    await this.session.run('the background to end', body, { id: this.id });
  }

  async evaluateInBackground<T>(expression: string): Promise<T> {
    const body =
      "if (extensionOf(id).backgroundState !== 'running') await extensionOf(id).wakeupBackground();";
    await this.session.run('the background to start', body, { id: this.id });
    await this.state('running');
    return this.session.evaluate<T>('the background', BACKGROUND, { id: this.id }, expression);
  }

  heapOfBackground(state: 'collected' | 'as it is'): Promise<number> {
    return heapOf(this.session, BACKGROUND, { id: this.id }, state === 'collected');
  }

  consoleLines(): Promise<ConsoleLine[]> {
    return linesOf(this.session, this.uuid, this.id);
  }

  async close(): Promise<void> {
    await this.session.quit();
    await this.process.ended();
  }

  private async loaded(browserId: number, url: string): Promise<Tab> {
    const tab = new FirefoxTab(this.session, browserId);
    await tab.goto(url);
    return tab;
  }

  private async state(wanted: string): Promise<void> {
    await poll(`the background to be ${wanted}`, async () => {
      return (
        (await this.session.run<string>('the state of the background', STATE, { id: this.id })) === wanted
      );
    });
  }
}

function ours(tab: Tab): FirefoxTab {
  if (tab instanceof FirefoxTab) return tab;
  throw new Error('This tab belongs to another browser.');
}
