import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../test/e2e/find-browser.ts';
import type { Opened, ToOpen } from './open.ts';

/** Opens Chromium as a person would, with nothing attached to it. */
export async function openChromium({ pages, mock }: ToOpen): Promise<Opened> {
  const extension = await realpath('dist/chrome');
  const profile = await mkdtemp(join(tmpdir(), 'chromium-profile-'));
  await pin(extension, profile);
  const child = spawn(
    findChromium(),
    [
      `--user-data-dir=${profile}`,
      `--load-extension=${extension}`,
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // The profile is thrown away: it keeps its passwords to itself and asks for no keyring.
      '--password-store=basic',
      '--use-mock-keychain',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(mock ? [`--proxy-server=${mock.proxy}`, `--ignore-certificate-errors-spki-list=${mock.spki}`] : []),
      ...pages,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  let isEnding = false;
  child.stderr.on('data', (data: Buffer) => {
    said = (said + data.toString()).slice(-2000);
  });
  // Closed: all of its processes are gone, since each of them holds the other end.
  const closed = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0 || isEnding) resolve();
      else reject(new Error(`Chromium ended with ${code}: ${said}`));
    });
  });
  return {
    closed,
    close: () => {
      isEnding = true;
      child.kill();
      return closed;
    },
  };
}

/** Puts the extension's button into the toolbar; otherwise it waits behind the menu of all extensions. */
async function pin(extension: string, profile: string): Promise<void> {
  const preferences = { extensions: { pinned_extensions: [idOf(extension)] } };
  await mkdir(join(profile, 'Default'));
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
}

/** The id Chromium gives to an unpacked extension: made of its path, in letters a to p. */
function idOf(path: string): string {
  const digits = createHash('sha256').update(path).digest('hex').slice(0, 32);
  return [...digits].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}
