import fc from 'fast-check';
import { anyJson, anyName, frozen } from './anything.ts';

const gone = Symbol('gone');
type Fault = (part: unknown) => unknown;

/** What is right but for one or two faults somewhere in it. Frozen to its ground. */
export function nearly(right: fc.Arbitrary<unknown>, words: readonly string[]): fc.Arbitrary<unknown> {
  return fc.tuple(right, faults(words)).map(([value, spoil]) => spoil(value));
}

/** Spoils a value somewhere: a part of it is lost, replaced, wrapped, misspelt, or has one more in it. */
export function faults(words: readonly string[]): fc.Arbitrary<Fault> {
  const fault: fc.Arbitrary<Fault> = fc.oneof(
    fc.constantFrom<Fault[]>(
      () => gone,
      (part) => [part],
      (part) => Object.fromEntries([['__proto__', part]]),
    ),
    fc.constantFrom(...misspellings).map(
      (misspelt): Fault =>
        (part) =>
          typeof part === 'object' ? [part] : misspelt(String(part)),
    ),
    anyJson(words).map((other) => () => other),
    fc.tuple(anyName(words), anyJson(words)).map(
      (more): Fault =>
        (part) =>
          grown(part, ...more),
    ),
  );
  return fc
    .array(fc.tuple(fc.nat(60), fault), { minLength: 1, maxLength: 2 })
    .map((all) => (value) => frozen(all.reduce<unknown>(withFault, value)));
}

const grown = (part: unknown, name: string, more: unknown) =>
  isRecord(part) ? Object.fromEntries([...Object.entries(part), [name, more]]) : more;

const misspellings: ((text: string) => string)[] = [
  (text) => text.toLowerCase(),
  (text) => ` ${text}`,
  (text) => `${text}\n`,
  (text) => `${text}\u0000`,
  (text) => text.slice(1),
  (text) => text.slice(0, -1),
  (text) => text + text,
  (text) => `\u202e${text}`,
];

/** The value with this fault in its nth part, counted from the outside in and around again. */
function withFault(value: unknown, [place, fault]: [place: number, fault: Fault]): unknown {
  let left = place % partsOf(value);
  const visit = (part: unknown): unknown => {
    if (left-- === 0) return fault(part);
    if (Array.isArray(part)) return part.map(visit).filter((it) => it !== gone);
    if (!isRecord(part)) return part;
    const entries = Object.entries(part).map(([name, inner]) => [name, visit(inner)] as const);
    return Object.fromEntries(entries.filter(([, inner]) => inner !== gone));
  };
  const faulty = visit(value);
  return faulty === gone ? undefined : faulty;
}

function partsOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, inner) => sum + partsOf(inner), 1);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
