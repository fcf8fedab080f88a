import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const hasGroups = process.platform !== 'win32';

/**
 * Runs a command that starts browsers, and gives back its exit code once nothing of it is left: neither a process nor
 * a file in its temporary directory. Ctrl+C reaches it through here only, so it can end its browsers in order.
 */
export async function runInOwnGroup(command, args, temporary) {
  const child = spawn(command, args, {
    stdio: 'inherit',
    detached: hasGroups,
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const watch = endWithParent(child);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status) => resolve(status ?? 1));
  });
  clearInterval(watch);
  if (hasGroups) endGroup(child.pid);
  rmSync(temporary, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  return code;
}

/** A signal that goes to npm alone ends the shell between npm and this process, and gets no further. */
function endWithParent(child) {
  const parent = process.ppid;
  return setInterval(() => {
    if (process.ppid !== parent) child.kill();
  }, 500);
}

function endGroup(leader) {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error; // Nothing was left of it.
  }
}
