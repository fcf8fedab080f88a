/** As Chromium copies arguments: what is null in an object is not there. */
export function withoutNull(_key: string, value: unknown): unknown {
  const isObject = value !== null && typeof value === 'object' && !Array.isArray(value);
  return isObject ? Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null)) : value;
}
