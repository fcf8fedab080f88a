import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';

/**
 * The other half of O2: no file of the browser's profile holds a secret. Files that nothing was written to after
 * `since` (milliseconds) were searched before. `whose`: the stories that used it.
 */
export async function expectCleanProfile(
  profile: string,
  secrets: string[],
  whose: string,
  since = 0,
): Promise<void> {
  const found = (await filesIn(profile)).map(async (path) => {
    const content = await ifThere(async () => ((await stat(path)).mtimeMs < since ? null : readFile(path)));
    return secrets.filter((secret) => content?.includes(secret)).map((secret) => `${secret} in ${path}`);
  });
  expect((await Promise.all(found)).flat(), `O2: secrets in the profile of ${whose}`).toEqual([]);
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = (await ifThere(() => readdir(folder, { withFileTypes: true }))) ?? [];
  const paths = entries.map(async (entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() ? [path] : [];
  });
  return (await Promise.all(paths)).flat();
}

/** Null where the running browser has removed it since it was listed. */
async function ifThere<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
