import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The size of a window; the page in it is 1280 by 720. */
export const windowSize = { width: 1280, height: 807 };

/** A new profile directory in which the extension may run in private windows, and may be loaded anew. */
export async function makeProfile(extension: string): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'chromium-profile-'));
  const extensions = {
    ui: { developer_mode: true },
    settings: { [idOf(extension)]: { incognito: true } },
  };
  const browser = {
    window_placement: {
      left: 0,
      top: 0,
      right: windowSize.width,
      bottom: windowSize.height,
      maximized: false,
    },
  };
  await mkdir(join(profile, 'Default'));
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify({ browser, extensions }));
  return profile;
}

/** The id Chromium gives to an unpacked extension: made of its path, in letters a to p. */
function idOf(path: string): string {
  const digits = createHash('sha256').update(path).digest('hex').slice(0, 32);
  return [...digits].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}
