import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';

/**
 * The other half of O2: no file of the browser's profile holds a secret. Files that nothing was written to after
 * `since` (milliseconds) were searched before.
 */
export async function expectCleanProfile(profile: string, secrets: string[], since = 0): Promise<void> {
  const entries = await readdir(profile, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const found = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    const content = await writtenSince(since, path);
    return secrets.filter((secret) => content?.includes(secret)).map((secret) => `${secret} in ${path}`);
  });
  expect((await Promise.all(found)).flat(), 'O2: secrets in the profile').toEqual([]);
}

/** The bytes of a file; undefined where it is older, or where the running browser has removed it since it was listed. */
async function writtenSince(since: number, path: string): Promise<Buffer | undefined> {
  try {
    const { mtimeMs } = await stat(path);
    return mtimeMs < since ? undefined : await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
