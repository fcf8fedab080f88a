import type { Failure } from '../../wix/failure.ts';

/** Whether the same question may well be answered a moment later. */
export function isPassing({ kind }: Failure): boolean {
  return kind === 'wix-problem' || kind === 'no-connection' || kind === 'too-slow' || kind === 'rate-limited';
}
