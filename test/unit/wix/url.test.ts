import { expect, test } from '@playwright/test';
import { parseUrl } from '../../../src/wix/url.ts';

test('an address is read the same however often, also one with letters beyond ASCII', () => {
  for (let times = 0; times < 20_000; times += 1) {
    if (parseUrl('https://bücher.test/é')?.host !== 'xn--bcher-kva.test')
      throw new Error(`after ${times} times`);
  }
});

for (const text of [undefined, '', '/path', 'host.test', 'https://', 'https://[', 'https://a b.test']) {
  test(`${JSON.stringify(text)} is no address`, () => expect(parseUrl(text)).toBeUndefined());
}
