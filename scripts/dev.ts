import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { launchChromium } from '../test/e2e/chromium.ts';
import { launchFirefox } from '../test/e2e/firefox.ts';
import { startMockWix } from '../test/mock-wix/index.ts';

const [name = 'chromium', headless] = process.argv.slice(2);
const launch = name === 'firefox' ? launchFirefox : launchChromium;
const extension = name === 'firefox' ? 'dist/firefox' : 'dist/chrome';

const { proxy, spki, sites, stop } = await startMockWix();
const browser = await launch({ extension, proxy, spki, headless: headless === 'headless' });
const build = spawn(process.execPath, ['build.mjs', '--watch'], { stdio: ['ignore', 'pipe', 'inherit'] });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end);
await browser.open(sites.acme.logInUrl('Dana', '/profile/dana/profile'));

let loading = Promise.resolve();
createInterface({ input: build.stdout }).on('line', (line) => {
  console.log(line);
  if (line === 'Built.') loading = loading.then(load);
});

async function load(): Promise<void> {
  try {
    await browser.reloadExtension();
    console.log(`${name} has loaded it anew.`);
  } catch (error) {
    // The next build may have begun meanwhile; where the browser was closed, Ctrl+C ends this, too.
    console.error(`${name} could not load it: ${error instanceof Error ? error.message : error}`);
  }
}

async function end(): Promise<void> {
  build.kill();
  await loading;
  await browser.close();
  await stop();
  process.exit();
}
