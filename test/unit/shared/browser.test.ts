import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { expect, test } from '@playwright/test';
import { build } from 'esbuild';

const entry = fileURLToPath(new URL('../../../src/shared/browser.ts', import.meta.url));

/** `src/shared/browser.ts` as it is bundled, loaded into a world that has only these globals. */
async function load(globals: object) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'iife',
    globalName: 'loaded',
    write: false,
  });
  const world = createContext({ ...globals });
  runInContext(outputFiles[0]?.text ?? '', world);
  return (source: string): unknown => runInContext(source, world);
}

/** Chromium before it had promises and `browser`: an answer only comes to a callback. */
function bareChrome() {
  const calls: unknown[] = [];
  const runtime = { id: 'x', lastError: undefined as { message: string } | undefined };
  const query = (filter: unknown, callback: (tabs: object[]) => void): void => {
    calls.push(filter);
    callback([{ id: 7 }]);
  };
  const get = (_id: number, callback: (tab?: object) => void): void => {
    runtime.lastError = { message: 'No tab with id: 8.' };
    callback();
    runtime.lastError = undefined;
  };
  return { chrome: { runtime, tabs: { query, get } }, calls };
}

test('over a bare `chrome` with callbacks, `browser` answers with promises', async () => {
  const { chrome, calls } = bareChrome();
  const run = await load({ chrome });
  expect(await run('loaded.browser.tabs.query({ active: true })')).toEqual([{ id: 7 }]);
  expect(calls).toEqual([{ active: true }]);
});

test('over a bare `chrome`, what failed is a rejection with the reason of the browser', async () => {
  const run = await load(bareChrome());
  await expect(Promise.resolve(run('loaded.browser.tabs.get(8)'))).rejects.toMatchObject({
    message: 'No tab with id: 8.',
  });
});

test('where the browser has its own `browser`, that one is used as it is', async () => {
  const own = { runtime: { id: 'x' } };
  const run = await load({ chrome: bareChrome().chrome, browser: own });
  expect(run('loaded.browser === browser')).toBe(true);
});

test('outside an extension nothing pretends to be a browser', async () => {
  await expect(load({})).rejects.toThrow();
});
