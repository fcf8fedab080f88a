import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { expect, test } from '@playwright/test';
import { bundles, freshBuild, run } from './fresh-build.ts';
import { root } from './sources.ts';

test.describe.configure({ mode: 'default' });

let build: Awaited<ReturnType<typeof freshBuild>>;
test.beforeAll(async () => {
  build = await freshBuild();
});
test.afterAll(() => build?.remove());

const built = (path: string) => readFile(join(build.dist, path), 'utf8');

for (const browser of ['chrome', 'firefox']) {
  test(`F8: the manifest for ${browser} is the golden one: permissions, hosts, CSP and files are meant`, async () => {
    const golden = await readFile(join(root, `test/unit/repository/golden/${browser}.json`), 'utf8');
    expect(JSON.parse(await built(`${browser}/manifest.json`))).toEqual(JSON.parse(golden));
  });

  test(`${browser}: no bundle names a helper that a page does not have`, async () => {
    for (const name of bundles) {
      expect(await built(`${browser}/${name}`)).not.toContain('__name(');
    }
  });

  test(`${browser}: fetchInPage works with nothing but what a page has`, async () => {
    const text = functionIn(await built(`${browser}/background.js`), 'fetchInPage');
    expect(text).not.toMatch(/\b__\w+/);
    const request = {
      url: 'https://www.acme-club.test/',
      method: 'POST',
      headers: [],
      body: '{}',
      largest: 5,
      timeoutMs: 1000,
      wantedHeaders: ['retry-after'],
      violationMs: 10,
      receipt: 'r',
      began: 7,
    };
    const answering = (fetch: () => Promise<Response>) => {
      const page = {
        document: new EventTarget(),
        navigator: { onLine: true },
        performance: { timeOrigin: 7 },
        setTimeout,
      };
      const world = createContext({ ...page, fetch, AbortSignal, TextDecoder });
      return runInContext(`(${text})(${JSON.stringify(request)})`, world);
    };
    const headers = { 'retry-after': '1' };
    expect(await answering(async () => new Response('{"a"}', { headers }))).toMatchObject({
      kind: 'answered',
      status: 200,
      body: '{"a"}',
    });
    expect(await answering(async () => new Response('{"ab"}'))).toMatchObject({ kind: 'too-large' });
    expect(await answering(() => Promise.reject(new TypeError('x')))).toMatchObject({
      kind: 'no-connection',
    });
  });

  test(`${browser}: isReceiptInPage works with nothing but what a page has`, async () => {
    const text = functionIn(await built(`${browser}/background.js`), 'isReceiptInPage');
    expect(text).not.toMatch(/\b__\w+/);
    const world = createContext({});
    expect(runInContext(`(${text})('r')`, world)).toBe(false);
    runInContext("globalThis.memberVisibilityWrites = ['q', 'r']", world);
    expect(runInContext(`(${text})('r')`, world)).toBe(true);
  });

  test(`${browser}: showInWorld works with nothing but what a page has`, async () => {
    const text = functionIn(await built(`${browser}/background.js`), 'showInWorld');
    expect(text).not.toMatch(/\b__\w+/);
    const world = createContext({});
    expect(runInContext(`(${text})({ text: 'Public' })`, world)).toBe(false);
    const show = 'show(badge) { globalThis.shown = badge; return true; }';
    runInContext(`globalThis.memberVisibilityBadge = { ${show} }`, world);
    expect(runInContext(`(${text})({ text: 'Public' })`, world)).toBe(true);
    expect(runInContext('shown', world)).toEqual({ text: 'Public' });
    expect(runInContext(`(${text})(null), shown`, world)).toBeNull();
  });

  test(`${browser}: inspect.js needs nothing but a document, and its last value is what it saw`, async () => {
    class Document {
      querySelector(): null {
        return null;
      }
    }
    const location = { href: 'https://www.acme-club.test/' };
    const world = createContext({ Document, document: new Document(), location, URL });
    expect(runInContext(await built(`${browser}/inspect.js`), world)).toEqual({ kind: 'not-wix' });
  });
}

test('the linter of Firefox has nothing to say but its one word about Preact', async () => {
  test.slow();
  const linter = join(root, 'node_modules/web-ext/bin/web-ext.js');
  const args = [
    linter,
    'lint',
    '--source-dir',
    join(build.dist, 'firefox'),
    '--output',
    'json',
    '--no-config-discovery',
  ];
  const { stdout } = await run(process.execPath, args, {
    cwd: build.dist,
    env: { ...process.env, NO_UPDATE_NOTIFIER: '1' },
    maxBuffer: 16 * 1024 * 1024,
  });
  const { errors, warnings, notices } = JSON.parse(stdout);
  expect(errors).toEqual([]);
  expect(notices).toEqual([]);
  const said = warnings.map(({ code, file }: { code: string; file: string }) => `${code} ${file}`);
  expect(said).toEqual(['UNSAFE_VAR_ASSIGNMENT own-pages.js']);
});

/** The text of a function declaration in a bundle. */
function functionIn(bundle: string, name: string): string {
  const start = bundle.search(new RegExp(`(async )?function ${name}\\(`));
  expect(start).toBeGreaterThanOrEqual(0);
  let depth = 0;
  for (let at = bundle.indexOf(') {', start) + 2; at < bundle.length; at++) {
    if (bundle[at] === '{') depth++;
    if (bundle[at] === '}' && --depth === 0) return bundle.slice(start, at + 1);
  }
  throw new Error(`${name} has no end`);
}
