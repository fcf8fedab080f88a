import { run, setUp } from './setup.mjs';

// The page of all members with a thousand and with a hundred thousand of them, as fast as Wix lets them be read.
setUp();
run('npm', ['run', '--silent', 'build']);
run(process.execPath, ['--import', import.meta.resolve('tsx'), 'test/bench/members.ts']);
