import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

interface Browser {
  variable: 'CHROMIUM' | 'FIREFOX';
  commands: string[];
  applications: string[];
  install: string;
}

const CHROMIUM: Browser = {
  variable: 'CHROMIUM',
  commands: ['chromium', 'chromium-browser'],
  applications: ['/Applications/Chromium.app/Contents/MacOS/Chromium'],
  install: 'Chromium (Debian, Ubuntu: apt-get install chromium; macOS: brew install --cask chromium)',
};

const FIREFOX: Browser = {
  variable: 'FIREFOX',
  commands: ['firefox-esr', 'firefox'],
  applications: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  install: 'Firefox (Debian: apt-get install firefox-esr; macOS: brew install --cask firefox)',
};

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function find(browser: Browser): string {
  const chosen = process.env[browser.variable];
  if (chosen) {
    if (isExecutable(chosen)) return chosen;
    throw new Error(`${browser.variable}=${chosen} is not a program that can be run.`);
  }
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  const inFolders = browser.commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  const found = [...inFolders, ...browser.applications].find(isExecutable);
  if (found) return found;
  throw new Error(`No browser found. Install ${browser.install}, or set ${browser.variable} to its path.`);
}

/** The Chromium to test with. Chrome itself will not do: it no longer loads an extension from the command line. */
export function findChromium(): string {
  return find(CHROMIUM);
}

/** The Firefox to test with. */
export function findFirefox(): string {
  return find(FIREFOX);
}
