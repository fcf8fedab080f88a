import fc from 'fast-check';
import { parseUrl } from '../../../src/wix/url.ts';

const hostPart = fc.string({ unit: fc.constantFrom(...'abcz019-_'), minLength: 1, maxLength: 6 });
const port = fc.constantFrom('', '', '', ':8443', ':1');
const hosts = fc
  .tuple(fc.array(hostPart, { minLength: 1, maxLength: 2 }), port)
  .map(([parts, port]) => `${parts.join('.')}.test${port}`);

const pathUnit = fc.constantFrom(...`aZ7-._~!$&'()+,;=:@|[]`, '%20', '%2F', '%', 'ש', 'é', '😀');

/** One part of a path as browsers write it. None begins with a dot: some versions of Node leave `/.a/..` as it stands. */
export const pathPart = fc
  .string({ unit: pathUnit, minLength: 1, maxLength: 5 })
  .map((part) => new URL(`https://x.test/-${part}`).pathname.slice(2))
  .filter((part) => !part.startsWith('.'));

/** The key of a site, with up to two parts of a path. */
export const siteKey = fc
  .tuple(hosts, fc.array(pathPart, { maxLength: 2 }))
  .map(([host, parts]) => [host, ...parts].join('/'));

const parts = fc.array(fc.oneof(pathPart, fc.constantFrom('profile', 'account')), { maxLength: 3 });
const slashes = fc.constantFrom('', '/', '//');
const query = fc.constantFrom('', '?x=/y', '?next=https://other.test/');
const hash = fc.constantFrom('', '#top', '#!/page');

/** What the address of a page may have after its site's: a path, a query, a fragment, or nothing. */
export const restOfAddress = fc
  .tuple(parts, slashes, query, hash)
  .map(([path, ...end]) => path.map((part) => `/${part}`).join('') + end.join(''));

/** What a base may have after it without being another one. */
export const restOfBase = fc.tuple(slashes, query, hash).map((end) => end.join(''));

const cut = (key: string): [host: string, path: string] => {
  const host = key.split('/', 1)[0] ?? '';
  return [host, key.slice(host.length)];
};

/** Writes an address under a site in one of the ways that mean the same. */
export type Spelling = (key: string, rest: string) => string;
export const spelling = fc.constantFrom<Spelling[]>(
  (key, rest) => `https://${key}${rest}`,
  (key, rest) => ` HTTPS:\\\\${key}${rest}\n`,
  (key, rest) => `https://me:secret@${key}${rest}`,
  (key, rest) => `https://${cut(key)[0].toUpperCase()}${cut(key)[1]}${rest}`,
  (key, rest) => `https://${cut(key)[0].replace(/^[^:]+$/, '$&:443')}${cut(key)[1]}${rest}`,
  (key, rest) => `https://${cut(key)[0]}/x/..${cut(key)[1]}${rest}`,
);

const outside: Spelling[] = [
  (key, rest) => `https://${key}x${rest}`,
  (key, rest) => `https://x.${key}${rest}`,
  (key, rest) => `https://${cut(key).join('.evil.test')}${rest}`,
  (key, rest) => `https://${cut(key).join('@evil.test')}${rest}`,
  (key, rest) => `https://${cut(key)[0].replace(/:\d+/, '')}:444${cut(key)[1]}${rest}`,
  (key, rest) => `https://evil.test/${key}${rest}`,
];
const outsideOfPath: Spelling[] = [
  (key, rest) => `https://${cut(key)[0]}${rest.replace(/^[^?#]*/, '/')}`,
  (key, rest) => `https://${key}/../neighbour${rest}`,
  (key, rest) => `https://${key}/%2E%2e/neighbour${rest}`,
  (key, rest) => `https://${key}\\..\\neighbour${rest}`,
  (key, rest) => `https://${cut(key)[0]}/neighbour${cut(key)[1]}${rest}`,
];

/** A site, and an address that looks like one of its own and is none. */
export const neighbour = fc
  .tuple(siteKey, restOfAddress, fc.nat(), fc.boolean())
  .map(([key, rest, choice, isByPath]) => {
    const ways = isByPath && cut(key)[1] ? outsideOfPath : outside;
    return { key, address: ways[choice % ways.length]?.(key, rest) ?? '' };
  })
  .filter(({ address }) => parseUrl(address) !== undefined);
