import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasDisplay } from './has-display.mjs';
import { runInOwnGroup } from './own-group.mjs';
import { run, setUp } from './setup.mjs';

// The extension in a browser that loads it anew whenever a source was saved.
const [browser = 'chromium', ...rest] = process.argv.slice(2);
if (!['chromium', 'firefox'].includes(browser) || rest.length > 0) {
  console.error('Usage: npm run dev [-- chromium | -- firefox]');
  process.exit(2);
}
setUp();
run(process.execPath, ['build.mjs']);
const temporary = mkdtempSync(join(tmpdir(), 'member-visibility-'));
process.exitCode = await runInOwnGroup(
  process.execPath,
  ['--import', import.meta.resolve('tsx'), 'scripts/dev.ts', browser, hasDisplay() ? 'window' : 'headless'],
  temporary,
);
