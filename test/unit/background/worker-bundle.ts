import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { buildSync } from 'esbuild';

const modules = [
  'background/answers.ts',
  'background/badge-sites.ts',
  'background/binding-sites.ts',
  'background/history.ts',
  'background/page-badge.ts',
  'background/recover.ts',
  'background/settle.ts',
  'background/tabs.ts',
  'background/toolbar.ts',
  'shared/words.ts',
];

export type Background = typeof import('../../../src/background/answers.ts') &
  typeof import('../../../src/background/badge-sites.ts') &
  typeof import('../../../src/background/binding-sites.ts') &
  typeof import('../../../src/background/history.ts') &
  typeof import('../../../src/background/page-badge.ts') &
  typeof import('../../../src/background/recover.ts') &
  typeof import('../../../src/background/settle.ts') &
  typeof import('../../../src/background/tabs.ts') &
  typeof import('../../../src/background/toolbar.ts') &
  typeof import('../../../src/shared/words.ts');

const { outputFiles } = buildSync({
  stdin: {
    contents: modules.map((path) => `export * from './src/${path}';`).join('\n'),
    resolveDir: fileURLToPath(new URL('../../..', import.meta.url)),
    loader: 'ts',
  },
  bundle: true,
  write: false,
  format: 'iife',
  globalName: 'background',
  target: 'es2022',
});
const stoodIn = [
  ...['globalThis', 'browser', 'chrome', 'navigator', 'fetch', 'caches'],
  ...['setTimeout', 'clearTimeout', 'performance', 'Date', 'AbortSignal', 'reportError'],
] as const;
/** What is put in the place of globals. */
export type Globals = Record<Exclude<(typeof stoodIn)[number], 'globalThis'>, unknown>;

// A Script is compiled once, however often it runs.
const script = new Script(`(${stoodIn.join()}) => { ${outputFiles[0]?.text}; return background; }`);

/** The background's modules, with variables of their own. */
export function instantiate(globals: Globals): Background {
  const world = Object.create(globalThis, Object.getOwnPropertyDescriptors(globals));
  const values = stoodIn.map((name) => (name === 'globalThis' ? world : globals[name]));
  return script.runInThisContext()(...values);
}
