import { watch } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { context } from 'esbuild';
import { filesIn, zip } from './scripts/zip.mjs';

const flags = process.argv.slice(2);
const unknown = flags.filter((flag) => flag !== '--watch' && flag !== '--zip');
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(' ')}. Usage: node build.mjs [--watch] [--zip]`);
  process.exit(2);
}

/** Not minified: people and stores read it. */
const common = {
  bundle: true,
  format: 'iife',
  // Functions that are sent into a page are cut out of the bundle by the browser: esbuild must add no helper to them.
  target: 'es2022',
  keepNames: false,
  // Bundles name the files they were made of; a linked node_modules must give the same names as one in its place.
  preserveSymlinks: true,
  charset: 'utf8',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  write: false,
  outdir: 'dist',
};

/** One bundle per context of the extension. */
const bundles = await Promise.all([
  context({
    ...common,
    entryPoints: {
      background: 'src/background/index.ts',
      badge: 'src/content/badge.ts',
      'badge-element': 'src/content/badge-element.ts',
    },
  }),
  // Pages of our own share what they have in common.
  context({
    ...common,
    entryPoints: { popup: 'src/popup/index.tsx', pages: 'src/pages/index.tsx' },
    format: 'esm',
    splitting: true,
    chunkNames: 'own-pages',
  }),
  context({
    ...common,
    entryPoints: { inspect: 'src/content/inspect.ts' },
    // What an injected file gives back is the value of its last expression.
    globalName: 'memberVisibilityInspection',
    footer: { js: 'memberVisibilityInspection.inspection;' },
  }),
]);

async function build() {
  const results = await Promise.all(bundles.map((bundle) => bundle.rebuild()));
  const manifest = JSON.parse(await readFile('manifest.json', 'utf8'));
  for (const browser of ['chrome', 'firefox']) {
    const dist = join('dist', browser);
    await rm(dist, { recursive: true, force: true });
    await mkdir(dist, { recursive: true });
    await cp('extension', dist, { recursive: true });
    for (const { path, text } of results.flatMap(({ outputFiles }) => outputFiles)) {
      await writeFile(join(dist, basename(path)), text);
    }
    await writeFile(
      join(dist, 'manifest.json'),
      `${JSON.stringify(manifestFor(browser, manifest), null, 2)}\n`,
    );
    if (flags.includes('--zip')) {
      await writeFile(`dist/member-visibility-${manifest.version}-${browser}.zip`, zip(await filesIn(dist)));
    }
  }
}

/** `__chrome__key` is `key` in Chrome's manifest and not in Firefox's; `__firefox__key` the other way round. */
function manifestFor(browser, value) {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, inner]) => {
    const [, only, name] = /^__(chrome|firefox)__(.+)$/.exec(key) ?? [];
    return only && only !== browser ? [] : [[name ?? key, manifestFor(browser, inner)]];
  });
  return Object.fromEntries(entries);
}

await build();
if (flags.includes('--watch')) {
  let last = Promise.resolve();
  let saved;
  const buildAgain = () => {
    last = last.then(build).then(
      () => console.log('Built.'),
      (error) => console.error(error.message),
    );
  };
  for (const path of ['src', 'extension', 'manifest.json']) {
    // Saving a file is several events, and of several files many.
    watch(path, { recursive: true }, () => {
      clearTimeout(saved);
      saved = setTimeout(buildAgain, 50);
    });
  }
  console.log('Built. Watching src, extension and manifest.json.');
} else {
  await Promise.all(bundles.map((bundle) => bundle.dispose()));
}
