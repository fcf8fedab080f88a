import { type MockWix, startMockWix } from '../test/mock-wix/index.ts';
import { openChromium } from './open-chromium.ts';
import { openFirefox } from './open-firefox.ts';

/** What a browser is opened with. Without the mock, it is in the open internet. */
export interface ToOpen {
  pages: string[];
  mock: MockWix | undefined;
}

/** A browser that a person uses. */
export interface Opened {
  /** Resolves when the person has closed it. */
  closed: Promise<void>;
  close: () => Promise<void>;
}

const [name = 'chromium', site] = process.argv.slice(2);
const interrupted = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
});

try {
  const mock = site ? undefined : await startMockWix();
  const pages = mock
    ? [mock.sites.acme.logInUrl('Dana', '/profile/dana/profile'), 'https://control.test/']
    : [site ?? ''];
  const opened = await (name === 'firefox' ? openFirefox : openChromium)({ pages, mock });
  console.log(mock ? aboutTheMock() : aboutTheSite());
  await Promise.race([opened.closed, interrupted]);
  await opened.close();
  await mock?.stop();
  process.exit();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

function aboutTheMock(): string {
  return `
${browserName()} opens with the extension, in a profile that is thrown away at the end.

  First tab   a page of the made-up Acme Climbing Club, where Dana Levi is logged in.
              Click the eye in the toolbar: it says who sees the profile, and lets Dana leave and join.
              Switch on "Show badge on this site" there, and the page itself says it too.
  Second tab  https://control.test/ logs other members in and changes the sites' rules.

Close the browser, or press Ctrl+C here, to end.`;
}

function aboutTheSite(): string {
  return `
${browserName()} opens ${site} with the extension, in a profile that is thrown away at the end.

  Log in there as a member, then click the eye in the toolbar.
  This is the real site: joining and leaving change the real profile.

Close the browser, or press Ctrl+C here, to end.`;
}

function browserName(): string {
  return name === 'firefox' ? 'Firefox' : 'Chromium';
}
