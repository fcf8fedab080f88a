import fc from 'fast-check';

/** Names that stand for something else in every object, or make one look like another thing. */
const traps = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'length'];

const strange = ['', ' ', '\u0000', 'a\r\nb', '\u202e', '\ud800', '[object Object]', 'x'.repeat(10_000)];
const numbers = [0, -0, 1, -1, 1.5, 1e99, Number.MAX_SAFE_INTEGER + 1, Number.NaN, Number.POSITIVE_INFINITY];

const some = [null, undefined, true, false, ...numbers, ...strange, ...traps];

/** A name: one of these words, a trap, or whatever else. */
export function anyName(words: readonly string[] = []): fc.Arbitrary<string> {
  const ours = fc.constantFrom(...words, ...traps);
  return fc.oneof({ weight: 3, arbitrary: ours }, fc.string({ unit: 'binary', maxLength: 5 }));
}

const any = (words: readonly string[], more: fc.ObjectConstraints) =>
  fc
    .anything({
      key: anyName(words),
      values: [fc.constantFrom(...some, ...words), fc.string({ unit: 'binary', maxLength: 8 }), fc.integer()],
      maxDepth: 4,
      maxKeys: 5,
      ...more,
    })
    .map(frozen);

/** Whatever JSON can hold, also behind `__proto__`; these words are among its names and texts. Frozen to its ground. */
export const anyJson = (words: readonly string[] = []) => any(words, {});

/** Whatever can be cloned from one context of a browser into another. Frozen to its ground. */
export const anyClone = (words: readonly string[] = []) =>
  any(words, {
    withBigInt: true,
    withBoxedValues: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
  });

/** The same value, which nobody can change any more: whoever tries throws. */
export function frozen<T>(value: T): T {
  const open: unknown[] = [value];
  for (const next of open) {
    if (typeof next !== 'object' || next === null || ArrayBuffer.isView(next) || Object.isFrozen(next))
      continue;
    Object.freeze(next);
    open.push(...Object.values(next));
  }
  return value;
}
