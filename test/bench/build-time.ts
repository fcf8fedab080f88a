import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Milliseconds of builds from nothing, in processes of their own. */
export function buildTimes(times: number): number[] {
  return Array.from({ length: times }, () => {
    const begun = performance.now();
    execFileSync(process.execPath, ['build.mjs', '--zip']);
    return performance.now() - begun;
  });
}

/** The packed extension for Chromium: kB, and what tells its bytes from all others. */
export function packed(version: string): { kB: number; sha256: string } {
  const zip = readFileSync(`dist/member-visibility-${version}-chrome.zip`);
  return { kB: zip.length / 1000, sha256: createHash('sha256').update(zip).digest('hex') };
}
