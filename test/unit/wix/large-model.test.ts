import { expect, test } from '@playwright/test';
import { recogniseSite } from '../../../src/wix/recognise-site.ts';
import { findIn, full } from './fake-document.ts';

const acme = 'https://www.acme-club.test';

/** A model that would be one of Wix, were it not for its size. */
const modelOf = (size: number) =>
  findIn([full({ site: { externalBaseUrl: acme }, padding: 'x'.repeat(size * 1e6) })]);

for (const size of [5, 20]) {
  test(`B6: nothing of a model of ${size} MB is parsed`, () => {
    const find = modelOf(size);
    const { parse } = JSON;
    let parsed = 0;
    JSON.parse = (text) => {
      parsed += text.length;
      return parse(text);
    };
    const recognition = recogniseSite(new URL(acme), find);
    JSON.parse = parse;
    expect({ recognition, parsed }).toEqual({ recognition: { kind: 'not-wix' }, parsed: 0 });
  });

  test(`B6: a model of ${size} MB is not Wix, within 2 ms`, () => {
    const find = modelOf(size);
    // The fastest of many: what else the machine does is not measured.
    const times = Array.from({ length: 20 }, () => {
      const start = performance.now();
      expect(recogniseSite(new URL(acme), find)).toEqual({ kind: 'not-wix' });
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(2);
  });
}
