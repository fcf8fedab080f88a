import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** Milliseconds of builds from nothing, in processes of their own. */
export function buildTimes(times: number): number[] {
  return Array.from({ length: times }, () => {
    const begun = performance.now();
    execFileSync(process.execPath, ['build.mjs', '--zip']);
    return performance.now() - begun;
  });
}

/** kB of the packed extension for Chromium. */
export function packedSize(version: string): number {
  return statSync(`dist/member-visibility-${version}-chrome.zip`).size / 1000;
}
