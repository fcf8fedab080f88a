/** Whether a text is a GUID: Wix names members so, and binds sessions with one. */
export function isGuid(text: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}
