const begun = Date.now();

/** Says what is going on, and how many seconds after the beginning. */
export function tell(what: string): void {
  console.error(`${((Date.now() - begun) / 1000).toFixed(0).padStart(4)} s: ${what}`);
}
