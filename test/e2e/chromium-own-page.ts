import { ChromiumPopup } from './chromium-popup.ts';
import type { ChromiumTarget } from './chromium-target.ts';

/** The extension's page in a tab or window of its own. */
export class ChromiumOwnPage extends ChromiumPopup {
  constructor(target: ChromiumTarget) {
    super(target, async () => {
      await target.send('Page.close');
    });
  }

  /** Escape closes no tab and no window. */
  override press(name: string): Promise<void> {
    return this.key(name);
  }

  override async setWidth(width: number): Promise<void> {
    await this.target.send('Emulation.setDeviceMetricsOverride', {
      width,
      height: 0,
      deviceScaleFactor: 0,
      mobile: false,
    });
  }
}
