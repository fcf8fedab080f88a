// By hand, because it goes into pages: a library for it was two thirds of what is injected there.

/** What stands at a path in JSON, or undefined. Never throws. */
export function valueAt(json: unknown, ...path: string[]): unknown {
  let value = json;
  for (const name of path) value = isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return value;
}

/** The text at a path in JSON; undefined where none stands there. Never throws. */
export function textAt(json: unknown, ...path: string[]): string | undefined {
  const value = valueAt(json, ...path);
  return typeof value === 'string' ? value : undefined;
}

/** The object at a path in JSON; undefined where none stands there, or a list. Never throws. */
export function recordAt(json: unknown, ...path: string[]): Record<string, unknown> | undefined {
  const value = valueAt(json, ...path);
  return isRecord(value) ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
