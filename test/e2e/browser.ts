/** What a story may do in a browser that has the extension installed. Chromium and Firefox each implement it once. */
export interface ExtensionBrowser {
  readonly name: 'chromium' | 'firefox';
  readonly version: string;
  /** Opens `url` in a new tab in front and waits until the document has loaded. */
  open(url: string): Promise<Tab>;
  /** The same in a new window. */
  openWindow(url: string): Promise<Tab>;
  /** A real click on the extension's toolbar button while `tab` is in front: grants activeTab, opens the popup. */
  clickToolbarButton(tab: Tab): Promise<Popup>;
  /** What the toolbar button says for `tab` (which comes to the front): the badge text and the title. */
  toolbar(tab: Tab): Promise<{ badge: string; title: string }>;
  /** Ends the background (service worker or event page) at once; resolves when it is gone. */
  killBackground(): Promise<void>;
  /** Evaluates an expression in the background, starting it where it sleeps. The result must be JSON. */
  evaluateInBackground<T>(expression: string): Promise<T>;
  /** Everything the extension's contexts and pages said on their consoles, and every uncaught error or rejection. */
  consoleLines(): Promise<ConsoleLine[]>;
  /** The profile directory, for searching it once the browser is closed; whoever launched removes it. */
  readonly profile: string;
  close(): Promise<void>;
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
  bringToFront(): Promise<void>;
  close(): Promise<void>;
}

/** The real popup under the toolbar button. */
export interface Popup {
  /** Evaluates an expression in the popup's document; promises are awaited. The result must be JSON. */
  evaluate<T>(expression: string): Promise<T>;
  /** A trusted mouse click in the middle of the first element the expression yields (an expression that evaluates to an Element). */
  clickElement(expression: string): Promise<void>;
  /** A trusted key press, named as in KeyboardEvent.key ("Enter", "Escape", "Tab", " "), or "Shift+Tab". */
  press(key: string): Promise<void>;
  screenshot(path: string): Promise<void>;
  /** Closes it as a click elsewhere would. */
  close(): Promise<void>;
  isOpen(): Promise<boolean>;
}

export interface LaunchOptions {
  /** The unpacked extension: dist/chrome or dist/firefox. */
  extension: string;
  /** `host:port` of the proxy every request goes through. */
  proxy: string;
  /** Base64 SHA-256 of the mock certificate's public key. */
  spki: string;
  language?: 'en' | 'he';
  colorScheme?: 'light' | 'dark';
  headless?: boolean;
}
