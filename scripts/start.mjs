import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasDisplay } from './has-display.mjs';
import { runInOwnGroup } from './own-group.mjs';
import { run, setUp } from './setup.mjs';
import { readOptions, usage } from './start-options.mjs';

// Everything from nothing: what is missing is installed, the extension built, and a browser opened with it.
const { mistake, help, browser, site, pictures } = readOptions(process.argv.slice(2));
if (mistake) refuse(`${mistake}\n\n${usage}`);
if (help) {
  console.log(usage);
  process.exit();
}
if (site && !hasDisplay())
  refuse('--site needs a display, and there is none here (DISPLAY and WAYLAND_DISPLAY are not set).');

setUp();
run('npm', ['run', '--silent', 'build']);
const toursOnly = pictures || !hasDisplay();
const script = toursOnly ? 'scripts/tour.ts' : 'scripts/open.ts';
const words = toursOnly ? [browser, ...(pictures ? ['pictures'] : [])] : [browser, ...(site ? [site] : [])];
// Profiles and whatever else the browsers leave behind; gone when they are.
const temporary = mkdtempSync(join(tmpdir(), 'member-visibility-'));
process.exitCode = await runInOwnGroup(
  process.execPath,
  ['--import', import.meta.resolve('tsx'), script, ...words],
  temporary,
);

/** Ends with the exit code of a wrong command line. */
function refuse(message) {
  console.error(message);
  process.exit(2);
}
