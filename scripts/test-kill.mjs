import { randomInt } from 'node:crypto';
import { run, setUp } from './setup.mjs';

// Every story in both browsers while the background is ended every 100 to 700 ms. `npm run test:kill -- 7` repeats the order of seed 7.
const [given, ...others] = process.argv.slice(2);
const isSeed = /^\d+$/.test(given ?? '');
const seed = isSeed ? given : String(randomInt(2 ** 31));
process.env.KILL_SEED = seed;
console.log(`KILL_SEED=${seed}`);
setUp();
run('npm', ['run', '--silent', 'build', '--', '--zip']);
run('npx', [
  'playwright',
  'test',
  '--project=chromium',
  '--project=firefox',
  ...(isSeed ? others : process.argv.slice(2)),
]);
