/** Whether an address matches one of these match patterns for https; a star stands for anything, the fragment doesn't count. */
export function matchesAny(patterns: string[], address: string): boolean {
  const url = new URL(address);
  return patterns.some((pattern) => {
    const [, host, path] = /^https:\/\/([^/*]+)(\/.*)$/.exec(pattern) ?? [];
    if (host === undefined || path === undefined) throw new Error(`not a pattern for one host: ${pattern}`);
    const escaped = path.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    const isPath = new RegExp(`^${escaped.join('.*')}$`, 's').test(url.pathname + url.search);
    return url.protocol === 'https:' && url.host === host && isPath;
  });
}
