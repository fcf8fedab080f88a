/** What a story may do in a browser that has the extension installed. Chromium and Firefox each implement it once. */
export interface ExtensionBrowser {
  readonly name: 'chromium' | 'firefox';
  readonly version: string;
  /** Opens `url` in a new tab in front and waits until the document has loaded. */
  open(url: string): Promise<Tab>;
  /** The same in a new window. */
  openWindow(url: string): Promise<Tab>;
  /** The same in a new window of a private session (the first one starts that session). */
  openPrivateWindow(url: string): Promise<Tab>;
  /** The same in a tab of a container of its own, with cookies of its own. Only where `hasContainers`. */
  openContainerTab(url: string): Promise<Tab>;
  readonly hasContainers: boolean;
  /** The id by which extensions know the tab. */
  tabId(tab: Tab): Promise<number>;
  /** A page of the extension (`popup.html?tab=3`) in a tab of its own, in front of `beside`'s window. */
  openOwnPage(path: string, beside: Tab): Promise<Popup>;
  /** Does `act` and gives back the window of a page of the extension that opens by it. */
  ownWindowOpenedBy(act: () => Promise<void>): Promise<Popup>;
  /**
   * Does `act`, by which the extension asks for a host permission, and answers the browser's question with a real click
   * where the browser has one to click. Resolves once the browser has taken the answer. Only where `answersPrompts`
   * holds the answer.
   */
  answerPrompt(answer: PromptAnswer, host: string, act: () => Promise<void>): Promise<void>;
  readonly answersPrompts: readonly PromptAnswer[];
  /** Takes the permission for a host away as the browser's own settings do. */
  revokePermission(host: string): Promise<void>;
  /** Loads the extension anew, as after an update; resolves when the new background runs. */
  reloadExtension(): Promise<void>;
  /** From now on files are saved in this folder, without a question. */
  saveTo(folder: string): Promise<void>;
  /** Cuts `tab` and everything else off from the network, as the browser sees it, or connects it again. */
  setOffline(isOffline: boolean, tab: Tab): Promise<void>;
  /** From now on the system chooses the colours of the open tabs and of the extension's pages, and not their style sheets. */
  forceColors(): Promise<void>;
  /** Installs another, unpacked extension beside ours, for as long as the browser runs. */
  installAnother(folder: string): Promise<void>;
  /** What stands in the page badge of the tab's top document, in its closed shadow root; undefined where there is none. */
  pageBadge(tab: Tab): Promise<PageBadge | undefined>;
  /** A real click on the extension's toolbar button while `tab` is in front: grants activeTab, opens the popup. */
  clickToolbarButton(tab: Tab): Promise<Popup>;
  /** What the toolbar button says for `tab` (which comes to the front): the badge text and the title. */
  toolbar(tab: Tab): Promise<{ badge: string; title: string }>;
  /** Ends the background (service worker or event page) at once; resolves when it is gone. */
  killBackground(): Promise<void>;
  /**
   * Evaluates an expression in the background, starting it where it sleeps. The result must be JSON. In Chromium
   * private windows have a background of their own: it is asked where `of` is a tab of one.
   */
  evaluateInBackground<T>(expression: string, of?: Tab): Promise<T>;
  /** Bytes of JavaScript in the running background, once its garbage was collected or as they are. */
  heapOfBackground(state: 'collected' | 'as it is'): Promise<number>;
  /** Everything the extension's contexts and pages said on their consoles, and every uncaught error or rejection. */
  consoleLines(): Promise<ConsoleLine[]>;
  /** The profile directory, to be searched; whoever launched removes it. */
  readonly profile: string;
  /**
   * The same browser as new, as far as sites and extensions can see: one empty tab, nothing stored, the extension newly
   * installed. What it was before this is not to be used any more. In other looks only where it `changesLooks`.
   */
  renewed(looks: Looks): Promise<ExtensionBrowser>;
  readonly changesLooks: boolean;
  /** Ends the browser and starts it again with the same profile; only where the extension is installed for good. */
  restarted(): Promise<ExtensionBrowser>;
  close(): Promise<void>;
}

/** What a person has set their browser to. */
export interface Looks {
  language: 'en' | 'he';
  scheme: 'light' | 'dark';
}

export type PromptAnswer = 'allow' | 'deny';

export interface PageBadge {
  /** The visible text. */
  text: string;
  /** How many `<member-visibility-badge>` elements the document has. */
  count: number;
  /** Where it lies in the viewport, in CSS pixels. */
  box: { left: number; top: number; width: number; height: number };
}

export interface ConsoleLine {
  where: 'background' | 'popup' | 'page';
  kind: 'log' | 'warning' | 'error' | 'uncaught';
  text: string;
}

/** One tab of the browser: an ordinary web page as a person sees it. */
export interface Tab {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  url(): Promise<string>;
  /** Evaluates an expression in the page's own world; promises are awaited. The result must be JSON. */
  evaluate<T>(expression: string): Promise<T>;
  /** A PNG of the page. */
  screenshot(path: string): Promise<void>;
  /** Gives the page a viewport of this size, in CSS pixels. */
  setSize(width: number, height: number): Promise<void>;
  /** Prints the page, to nobody's use; resolves when that is done. */
  print(): Promise<void>;
  bringToFront(): Promise<void>;
  /** Ends the process that shows it; resolves when the browser has noticed. */
  crash(): Promise<void>;
  close(): Promise<void>;
}

/** The real popup under the toolbar button, or the same page in a tab or window of its own. */
export interface Popup {
  /** Evaluates an expression in the popup's document; promises are awaited. The result must be JSON. */
  evaluate<T>(expression: string): Promise<T>;
  /** A trusted mouse click in the middle of the first element the expression yields (an expression that evaluates to an Element). */
  clickElement(expression: string): Promise<void>;
  /** A trusted key press, named as in KeyboardEvent.key ("Enter", "Escape", "Tab", " "), or "Shift+Tab". */
  press(key: string): Promise<void>;
  screenshot(path: string): Promise<void>;
  /** Makes the document this wide (CSS pixels), where it is in a tab or window of its own. */
  setWidth(width: number): Promise<void>;
  /** Closes it as a click elsewhere would. */
  close(): Promise<void>;
  isOpen(): Promise<boolean>;
}

export interface LaunchOptions extends Partial<Looks> {
  /** The unpacked extension: dist/chrome or dist/firefox. */
  extension: string;
  /** `host:port` of the proxy every request goes through. */
  proxy: string;
  /** Base64 SHA-256 of the mock certificate's public key. */
  spki: string;
  headless?: boolean;
  /** Installed for good the extension is still there when the browser is started again, and can't be renewed. */
  isForGood?: boolean;
}
