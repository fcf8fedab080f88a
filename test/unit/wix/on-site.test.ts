import { expect, test } from '@playwright/test';
import { isOnSite } from '../../../src/wix/site-key.ts';

const yoga = 'dana.wixsite.test/yoga';
const addresses: [address: string | undefined, isOn: boolean][] = [
  ['https://dana.wixsite.test/yoga', true],
  ['https://dana.wixsite.test/yoga/profile/noa?x=1#top', true],
  ['https://DANA.wixsite.test:443/yoga/', true],
  ['https://dana.wixsite.test/yoga2', false],
  ['https://dana.wixsite.test/', false],
  ['https://dana.wixsite.test.evil.test/yoga', false],
  ['https://dana.wixsite.test@evil.test/yoga', false],
  ['https://dana.wixsite.test:8443/yoga', false],
  ['http://dana.wixsite.test/yoga', false],
  ['about:blank', false],
  ['not an address', false],
  [undefined, false],
];
for (const [address, isOn] of addresses) {
  test(`${address} is ${isOn ? '' : 'not '}on ${yoga}`, () => {
    expect(isOnSite(address, yoga)).toBe(isOn);
  });
}
