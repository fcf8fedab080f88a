import assert from 'node:assert/strict';
import { test } from '@playwright/test';
import fc from 'fast-check';

const seed = Number(process.env.PROPERTY_SEED);

/**
 * A property as a test: in none of so many cases that chance makes up does `check` throw, and none changes what every
 * object inherits.
 */
export function holds<T>(
  title: string,
  cases: number,
  values: fc.Arbitrary<T>,
  check: (value: T) => unknown,
): void {
  test(`${title}: ${cases.toLocaleString('en')} cases`, async () => {
    const inherited = inheritedByAll();
    const property = fc.asyncProperty(values, async (value) => {
      await check(value);
      assert.equal(Reflect.ownKeys(Object.prototype).length, ownToObjects, 'Object.prototype has grown');
    });
    await fc.assert(property, { seed, numRuns: cases });
    assert.deepEqual(inheritedByAll(), inherited);
  });
}

const ownToObjects = Reflect.ownKeys(Object.prototype).length;
const everyKind = [Object, Array, Function, String, Number, Boolean, Date, Map, Set, RegExp, Promise, URL];

function inheritedByAll(): object[] {
  return everyKind.map(({ prototype }) => Object.getOwnPropertyDescriptors(prototype));
}
