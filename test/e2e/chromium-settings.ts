import type { CDPSession } from 'playwright';
import { attachTo, type ChromiumTarget } from './chromium-target.ts';
import { poll, within } from './poll.ts';

/** Of the browser's page of extensions: a file that draws nothing can do what the page can, and costs a third of it. */
const PAGE = 'chrome://extensions/strings.m.js';

/** What the browser's page of extensions can do, from a page of it that no window shows and no extension sees. */
export class ChromiumSettings {
  private page: Promise<ChromiumTarget> | undefined;

  constructor(
    private readonly browser: CDPSession,
    private readonly id: string,
  ) {}

  /** Has the extension's next request for this host answered with yes. By itself it grants nothing. */
  async allow(host: string): Promise<void> {
    await this.call('addHostPermission', this.id, pattern(host));
  }

  async revoke(host: string): Promise<void> {
    await this.call('removeHostPermission', this.id, pattern(host));
  }

  /** Loads the extension anew; resolves when the browser has done so. */
  async reload(): Promise<void> {
    await this.call('reload', this.id, { failQuietly: false });
  }

  private async call(name: string, ...values: unknown[]): Promise<void> {
    this.page ??= this.open();
    const page = await this.page;
    const given = values.map((value) => JSON.stringify(value)).join(', ');
    await within(`${PAGE} to do ${name}`, page.evaluate(`chrome.developerPrivate.${name}(${given})`));
  }

  private async open(): Promise<ChromiumTarget> {
    const { targetId } = await this.browser.send('Target.createTarget', { url: PAGE, hidden: true });
    const page = await attachTo(this.browser, targetId, PAGE);
    await poll(`${PAGE} to open`, () =>
      page.evaluate<boolean>("typeof chrome.developerPrivate === 'object'"),
    );
    return page;
  }
}

function pattern(host: string): string {
  return `https://${host}/*`;
}
