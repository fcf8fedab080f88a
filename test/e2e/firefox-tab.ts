import { writeFile } from 'node:fs/promises';
import type { Tab } from './browser.ts';
import type { FirefoxSession } from './firefox-session.ts';
import { poll } from './poll.ts';

const CONTEXT = 'tabOf(browserId).browser.browsingContext';

const TAB_ID = `
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  return ExtensionParent.apiManager.global.tabTracker.getId(tabOf(browserId).tab);
`;
const RESIZE = `
  const { style } = tabOf(browserId).browser;
  for (const [name, size] of [['width', width], ['height', height]]) {
    style.setProperty('min-' + name, size + 'px');
    style.setProperty('max-' + name, size + 'px');
  }
`;
const PRINT = `
  const { print } = ChromeUtils.importESModule('chrome://remote/content/shared/PDF.sys.mjs');
  await print.printToBinaryString(${CONTEXT}, print.getPrintSettings(print.addDefaultSettings({})));
`;

/** A tab of Firefox, known by the id its browser keeps over every navigation. */
export class FirefoxTab implements Tab {
  constructor(
    private readonly session: FirefoxSession,
    readonly browserId: number,
  ) {}

  /** What extensions call it. */
  id(): Promise<number> {
    return this.run('its id', TAB_ID);
  }

  goto(url: string): Promise<void> {
    const body = 'const { win, browser } = tabOf(browserId); return go(win, browser, url);';
    return this.run(`${url} to load`, body, { url });
  }

  reload(): Promise<void> {
    const body =
      'const { win, browser } = tabOf(browserId); return load(win, browser, () => browser.reload());';
    return this.run('the page to load again', body);
  }

  url(): Promise<string> {
    return this.run('the address of the tab', 'return tabOf(browserId).browser.currentURI.spec;');
  }

  evaluate<T>(expression: string): Promise<T> {
    return this.session.evaluate<T>('the page', CONTEXT, { browserId: this.browserId }, expression);
  }

  async screenshot(path: string): Promise<void> {
    const body = `return picture(tabOf(browserId).win, ${CONTEXT});`;
    await writeFile(path, Buffer.from(await this.run<string>('a picture of the page', body), 'base64'));
  }

  async setSize(width: number, height: number): Promise<void> {
    await this.run('the page to get another size', RESIZE, { width, height });
    await poll(`the page to be ${width} by ${height} pixels`, () =>
      this.evaluate<boolean>(`innerWidth === ${width} && innerHeight === ${height}`),
    );
  }

  print(): Promise<void> {
    return this.run('the page to be printed', PRINT);
  }

  bringToFront(): Promise<void> {
    return this.run('the tab to come to the front', 'bringToFront(browserId);');
  }

  async crash(): Promise<void> {
    const pid = await this.run<number>(
      'the process of the tab',
      `return ${CONTEXT}.currentWindowGlobal.domProcess.osPid;`,
    );
    process.kill(pid, 'SIGKILL');
    const hasCrashed = () =>
      this.run<boolean>('the tab to be looked at', `return tabOf(browserId).tab.hasAttribute('crashed');`);
    await poll('the tab to crash', hasCrashed);
  }

  close(): Promise<void> {
    const body = 'const { win, tab } = tabOf(browserId); win.gBrowser.removeTab(tab, { animate: false });';
    return this.run('the tab to close', body);
  }

  private run<T>(what: string, body: string, parameters: Record<string, string | number> = {}): Promise<T> {
    return this.session.run<T>(what, body, { browserId: this.browserId, ...parameters });
  }
}
