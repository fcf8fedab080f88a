/**
 * Holds the same of every row of a table, in one test: a test of its own for each would take the runner longer than the
 * row does. Every row is tried, whatever became of those before it, and all that fail are named, with what went wrong.
 */
export async function eachRow<Row>(
  rows: Iterable<Row>,
  nameOf: (row: Row) => string,
  hold: (row: Row) => unknown,
): Promise<void> {
  const names = new Set<string>();
  const failed = new Map<string, Error>();
  for (const row of rows) {
    const name = nameOf(row);
    if (names.has(name)) throw new Error(`Two rows have the name: ${name}`);
    names.add(name);
    try {
      await hold(row);
    } catch (error) {
      failed.set(name, error instanceof Error ? error : new Error(String(error)));
    }
  }
  if (names.size === 0) throw new Error('There are no rows.');
  if (failed.size > 0) throw failureOf(failed, names.size);
}

/** What went wrong in each row that failed; and where, of the first. */
function failureOf(failed: Map<string, Error>, count: number): Error {
  const rows = [...failed].map(([name, { message }]) => `Row "${name}": ${message}`);
  const failure = new Error([`${failed.size} of ${count} rows failed.`, ...rows].join('\n\n'));
  const [first] = failed.values();
  const frames = first?.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];
  failure.stack = [`Error: ${failure.message}`, ...frames].join('\n');
  return failure;
}
