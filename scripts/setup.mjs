import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { platform } from 'node:os';

/** Debian's packages for each thing a run needs; elsewhere a person installs the same by hand. */
const debian = {
  chromium: ['chromium', 'chromium-l10n'],
  firefox: ['firefox-esr', 'firefox-esr-l10n-he'],
  fonts: ['fonts-noto-cjk', 'fonts-noto-core'],
  commits: ['git'],
};

/** Installs what is missing: the packages of package-lock.json, both browsers with their Hebrew, and git. */
export function setUp() {
  if (Number(process.versions.node.split('.')[0]) < 20) fail('Node 20 or newer is needed.');
  installPackages();
  installPrograms();
}

/** Runs a command in front of the person; ends this process with its code if it fails. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', ...options });
  if (error) fail(`${command}: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

function installPackages() {
  const installed = 'node_modules/.package-lock.json';
  const isCurrent =
    existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs;
  // Nothing we use needs an install script.
  if (!isCurrent) run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
}

function installPrograms() {
  if (!isDebian()) return; // Starting a browser says what to install where there is none.
  const wanted = Object.values(debian).flat();
  const missing = wanted.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) fail(`Please install: sudo apt-get install ${missing.join(' ')}`);
  run('apt-get', ['update', '-q']);
  run('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...missing], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

function isInstalled(name) {
  const { stdout } = spawnSync('dpkg', ['--status', name], { encoding: 'utf8' });
  return /^Status: .* ok installed$/m.test(stdout ?? '');
}

function isDebian() {
  return (
    platform() === 'linux' &&
    existsSync('/etc/os-release') &&
    /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
  );
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
