import { spawnSync } from 'node:child_process';

const modes = new Map([
  ['100644', { runs: false }],
  ['100755', { runs: true }],
]);

/**
 * The commit that is checked out here: `{ id, files }`, each file as `zip` takes it. Or `{ refusal }`, a sentence, where
 * there is no such commit, or where the files that git tracks are not those of the commit.
 */
export function readCommit() {
  const prefix = git(['rev-parse', '--show-prefix']);
  if (prefix.error)
    return { refusal: `A package is made of a commit, but git can't be run: ${prefix.error.message}.` };
  if (prefix.status !== 0 || prefix.text.trim() !== '') {
    const why = prefix.stderr.toString().trim();
    return {
      refusal: `A package is made of a commit, and this folder is no git checkout of its own.\n${why}`.trim(),
    };
  }
  const head = git(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  if (head.status !== 0) return { refusal: 'A package is made of a commit, and there is none yet.' };
  // Untracked files do no harm: nothing is packed or built from this folder.
  const changed = listed(['status', '--porcelain', '--no-renames', '--untracked-files=no', '-z']);
  if (changed.length > 0) {
    const names = changed.map((line) => line.slice(3)).join(', ');
    return { refusal: `A package is made of a commit, and these are changed but not committed: ${names}` };
  }
  const id = head.text.trim();
  const entries = listed(['ls-tree', '-r', '-z', id]).map((line) => {
    const [, mode, blob, path] = /^(\d+) \w+ (\w+)\t(.+)$/s.exec(line);
    return { path, blob, ...modes.get(mode) };
  });
  const odd = entries.filter(({ runs }) => runs === undefined).map(({ path }) => path);
  if (odd.length > 0)
    return { refusal: `Only plain files can be packed, and this is something else: ${odd.join(', ')}` };
  const contents = readBlobs(entries.map(({ blob }) => blob));
  return { id, files: entries.map(({ path, runs }, at) => ({ path, runs, bytes: contents[at] })) };
}

/** From git itself, because what is checked out may have other line ends. */
function readBlobs(blobs) {
  const { stdout } = must(['cat-file', '--batch'], { input: blobs.map((blob) => `${blob}\n`).join('') });
  let at = 0;
  return blobs.map((blob) => {
    const start = stdout.indexOf('\n', at) + 1;
    const [, size] = /^\w+ blob (\d+)\n$/.exec(stdout.toString('utf8', at, start)) ?? [];
    if (size === undefined) throw new Error(`git has no file ${blob}`);
    at = start + Number(size) + 1;
    return stdout.subarray(start, start + Number(size));
  });
}

function listed(args) {
  return must(args).text.split('\0').filter(Boolean);
}

function must(args, options) {
  const done = git(args, options);
  if (done.status !== 0) throw new Error(`git ${args[0]}: ${done.error?.message ?? done.stderr}`);
  return done;
}

function git(args, options) {
  const done = spawnSync('git', ['--no-optional-locks', ...args], { maxBuffer: Infinity, ...options });
  return { ...done, text: done.stdout?.toString() ?? '' };
}
