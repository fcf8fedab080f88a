import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Every file under a folder of the repository, as `folder/…` with its text. */
export function filesIn(folder: string, ending: RegExp): Map<string, string> {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** Our own sources, `src/…` with their text. */
export const sources = filesIn('src', /\.tsx?$/);

const imports =
  /(?:^|\n)\s*(?:import|export)\b(\s+type\b)?(?:[^;'"]*?\bfrom)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

/** What a source imports: `src/…` where it is ours, else as it is written. Types too, unless it is about what runs. */
export function importsOf(path: string, isAboutWhatRuns = false): string[] {
  const found = [...(sources.get(path) ?? '').matchAll(imports)];
  return found.flatMap(([, isType, named = '', loaded = '']) => {
    if (isType && isAboutWhatRuns) return [];
    const specifier = named || loaded;
    return specifier.startsWith('.') ? join(dirname(path), specifier) : specifier;
  });
}

/** Everything a source imports, and what that imports, and so on. */
export function reachableFrom(path: string, isAboutWhatRuns = false): Set<string> {
  const found = new Set<string>();
  const open = [path];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const imported of importsOf(next, isAboutWhatRuns)) {
      if (found.has(imported)) continue;
      found.add(imported);
      open.push(imported);
    }
  }
  return found;
}
