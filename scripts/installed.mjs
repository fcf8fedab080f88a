import { existsSync, readFileSync } from 'node:fs';

/** The packages that are not installed as package-lock.json has them; those for other systems may be missing. */
export function installedOtherwise() {
  const locked = packagesOf('package-lock.json');
  const installed = packagesOf('node_modules/.package-lock.json');
  const isAsLocked = ([path, { integrity, optional }]) =>
    installed.has(path) ? installed.get(path).integrity === integrity : optional;
  return [
    ...[...locked].filter((entry) => !isAsLocked(entry)).map(([path]) => path),
    ...[...installed.keys()].filter((path) => !locked.has(path)),
  ].map((path) => path.replace(/^node_modules\//, ''));
}

function packagesOf(lockfile) {
  const { packages } = existsSync(lockfile) ? JSON.parse(readFileSync(lockfile, 'utf8')) : { packages: {} };
  return new Map(Object.entries(packages).filter(([path]) => path !== ''));
}
