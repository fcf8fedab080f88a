import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { root } from './sources.ts';
import { testsOfRows } from './test-titles.ts';

// One worker lists the tests for all.
test.describe.configure({ mode: 'default' });

let shown: Map<string, Set<string>>;
test.beforeAll(async () => {
  test.setTimeout(240_000); // Every file of tests is read.
  shown = await testsOfRows();
});

const sections = { A: 12, B: 8, C: 22, D: 7, E: 17, F: 8, G: 8 };
const names = Object.entries(sections).flatMap(([section, rows]) =>
  Array.from({ length: rows }, (_, index) => `${section}${index + 1}`),
);

/** The cells of each row of the tables. */
const rows = readFileSync(join(root, 'docs/faults.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| [A-Z]\d/.test(line))
  .map((line) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  );

test('docs/faults.md has every row once, in order, and no cell of it is empty', () => {
  expect(rows.map(([name]) => name)).toEqual(names);
  for (const row of rows) {
    expect(row).toHaveLength(5);
    expect(row, row[0]).not.toContain('');
    expect(row[3], row[0]).toMatch(/^[UIES]( [UIES])*$/);
  }
});

test('each row is shown by tests named after it, in exactly the files that docs/faults.md names', () => {
  const inDocument = rows.map(([name, , , , where = '']) => [
    name,
    [...where.matchAll(/`(test\/[^`]+)`/g)].map(([, file]) => file).sort(),
  ]);
  const inTests = names.map((name) => [name, [...(shown.get(name) ?? [])].sort()]);
  expect(Object.fromEntries(inTests)).toEqual(Object.fromEntries(inDocument));
});

test('no test is named after a row that is not there', () => {
  expect([...shown.keys()].filter((name) => !names.includes(name))).toEqual([]);
});
