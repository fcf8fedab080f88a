import { expect, test } from '@playwright/test';
import '../fake-browser.ts';

const { siteOfSwitch } = await import('../../../src/shared/badge-switch.ts');

const sites = [
  'www.acme-club.test',
  'dana.wixsite.test/yoga',
  'xn--4dbrk0ce.test',
  'acme.test:8443',
  'acme.test/%D7%A9',
  'my_site.test',
  'acme.test/a|b[c]',
];
for (const site of sites) {
  test(`the switch of ${site}`, () => {
    expect(siteOfSwitch(`badge ${site}`)).toBe(site);
  });
}

const others = [
  'badge ',
  'badge',
  'badge x[',
  'badge *',
  'badge *.test',
  'badge a b',
  'badge intent acme.test',
  'badge <all_urls>',
  'badge acme.test/*',
  'badge acme.test/yoga?x',
  'badge acme.test/yoga#x',
  'badge user@acme.test',
  'badge https://acme.test',
  ' badge acme.test',
  'badge acme.test\n',
  'tab normal 7',
];
for (const other of others) {
  test(`${JSON.stringify(other)} is no switch`, () => {
    expect(siteOfSwitch(other)).toBeUndefined();
  });
}
