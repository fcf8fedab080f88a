import { run, setUp } from './setup.mjs';

// Everything from nothing: what is missing is installed, then checked, built and tried in both browsers.
setUp();
run('npm', ['run', '--silent', 'check']);
run('npm', ['run', '--silent', 'build', '--', '--zip']);
run('npx', ['playwright', 'test', ...process.argv.slice(2)]);
