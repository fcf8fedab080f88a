import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';
import { commitOfCopy, runScript } from './commit-of-copy.ts';

test('npm run dev: a source that is saved is built, and the running browser loads it anew', async () => {
  test.slow();
  const { folder, remove } = await commitOfCopy();
  expect(runScript(folder, ['build.mjs'])).toMatchObject({ status: 0, stderr: '' });
  const dev = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), 'scripts/dev.ts', 'chromium', 'headless'],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = once(dev, 'exit');
  try {
    const said: string[] = [];
    createInterface({ input: dev.stdout }).on('line', (line) => said.push(line));
    await expect
      .poll(() => said, { timeout: 30_000 })
      .toContain('Built. Watching src, extension and manifest.json.');
    const manifest = join(folder, 'manifest.json');
    await writeFile(manifest, (await readFile(manifest, 'utf8')).replace('"0.1.0"', '"0.1.1"'));
    await expect.poll(() => said, { timeout: 30_000 }).toContain('chromium has loaded it anew.');
    expect(await readFile(join(folder, 'dist/chrome/manifest.json'), 'utf8')).toContain('"version": "0.1.1"');
  } finally {
    dev.kill();
    await ended;
    await remove();
  }
});
