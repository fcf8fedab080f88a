import { expect, test } from '@playwright/test';
import { fakeBrowser } from '../fake-browser.ts';

const { showHelpOnce } = await import('../../../src/background/first-run.ts');

/** What opens when the browser says that the extension was installed so, for such a reason. */
async function opened(
  installType: 'normal' | 'admin' | 'development',
  reason: 'install' | 'update' | 'browser_update',
  inIncognitoContext = false,
): Promise<unknown[]> {
  const tabs: unknown[] = [];
  const management = { getSelf: async () => ({ installType }) };
  const { tabs: usual, extension } = fakeBrowser;
  const create = async (tab: unknown) => void tabs.push(tab);
  Object.assign(fakeBrowser, {
    management,
    tabs: { ...usual, create },
    extension: { inIncognitoContext },
  });
  try {
    await showHelpOnce({ reason, temporary: installType === 'development' });
  } finally {
    Object.assign(fakeBrowser, { tabs: usual, extension });
    Reflect.deleteProperty(fakeBrowser, 'management');
  }
  return tabs;
}

test('who has just installed it is shown how it works', async () => {
  const help = [{ url: fakeBrowser.runtime.getURL('help.html') }];
  expect(await opened('normal', 'install')).toEqual(help);
  expect(await opened('admin', 'install')).toEqual(help);
});

const others: [when: string, ...how: Parameters<typeof opened>][] = [
  ['after an update', 'normal', 'update'],
  ['after an update of the browser', 'normal', 'browser_update'],
  ['to who works on it', 'development', 'install'],
  ['by the background of private windows', 'normal', 'install', true],
];
for (const [when, ...how] of others) {
  test(`nothing is shown ${when}`, async () => {
    expect(await opened(...how)).toEqual([]);
  });
}
