import { transform } from 'esbuild';

/**
 * JavaScript with one spelling for everything: no comments, `a["b"]` as `a.b`, `"a" + "b"` as `"ab"`, no escapes that
 * need not be. A search in it meets what runs. Code that hides on purpose is beyond it; that must not pass the review
 * of a new package.
 */
export async function plainCode(code: string): Promise<string> {
  const plain = await transform(code, {
    minifyWhitespace: true,
    minifySyntax: true,
    treeShaking: false,
    legalComments: 'none',
    charset: 'utf8',
  });
  return plain.code;
}

const before = 24;
const after = 10;

/** Every place in plain code that a pattern finds, with a little of what stands around it. */
export function mentions(plain: string, pattern: RegExp): string[] {
  // The bundler numbers names that several files have; any new file may change the numbers.
  const unnumbered = plain.replace(/\b([A-Za-z_$]+)\d+\b/g, '$1');
  return [...unnumbered.matchAll(new RegExp(pattern, 'g'))].map(({ index, 0: found }) =>
    unnumbered.slice(Math.max(0, index - before), index + found.length + after),
  );
}

const withScheme = /\b(?:https?|wss?|ftps?|file):\/\/[^\s"'`$<>)]*/gi;
const withoutScheme = /(?<=["'`])\/\/[^\s"'`$]*/g;
const hostAlone = /(?<=["'`])(?:[a-z0-9-]+\.)+[a-z]{2,}(?=["'`/:?#])/gi;

/** The addresses that stand in plain code, in order, and what looks like a host. Of a template, what comes before its first value. */
export function addressesIn(plain: string): string[] {
  const found = [withScheme, withoutScheme, hostAlone].flatMap((pattern) => plain.match(pattern) ?? []);
  return [...new Set(found)].sort();
}
