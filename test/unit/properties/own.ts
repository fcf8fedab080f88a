/** What lies at the end of these names, each an own one of what the last gave. */
export function own(value: unknown, ...names: string[]): unknown {
  return names.reduce<unknown>((last, name) => {
    if (typeof last !== 'object' || last === null) return undefined;
    return Object.getOwnPropertyDescriptor(last, name)?.value;
  }, value);
}
