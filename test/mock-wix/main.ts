import { startMockWix } from './index.ts';

const mock = await startMockWix();
const addresses = Object.values(mock.sites).map((site) => `  ${site.name.padEnd(9)} ${site.url()}`);
console.log(`Mock Wix is running. Give a browser the proxy ${mock.proxy} for http and https, then open

  https://control.test/   who is logged in, and the sites' rules

${addresses.join('\n')}

Chromium: chromium --user-data-dir=$(mktemp -d) --proxy-server=${mock.proxy} --ignore-certificate-errors-spki-list=${mock.spki}
Ctrl+C ends it.`);

process.once('SIGINT', () => {
  mock.stop().then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
