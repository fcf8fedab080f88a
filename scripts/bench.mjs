import { run, setUp } from './setup.mjs';

// Speed and weight beside an empty extension. Nothing else should run meanwhile.
setUp();
run(process.execPath, ['--import', import.meta.resolve('tsx'), 'test/bench/index.ts']);
