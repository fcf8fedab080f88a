/** What a text is as an absolute URL; undefined where it is none. Never throws. */
export function parseUrl(text: string | undefined): URL | undefined {
  if (text === undefined) return undefined;
  try {
    // Not `URL.canParse`: that of Node 20, called some thousand times, turns names with an é down.
    return new URL(text);
  } catch {
    return undefined;
  }
}
