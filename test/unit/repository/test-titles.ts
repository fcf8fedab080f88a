import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import type { JSONReport, JSONReportSuite } from '@playwright/test/reporter';
import { root } from './sources.ts';

const runner = createRequire(import.meta.url).resolve('@playwright/test/cli');

/** The rows of docs/faults.md that titles of tests begin with, and the files those tests are in: the runner lists them. */
export async function testsOfRows(): Promise<Map<string, Set<string>>> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [runner, 'test', '--list', '--reporter=json'],
    { cwd: root, maxBuffer: 64 * 1024 * 1024 },
  );
  const report = JSON.parse(stdout) as JSONReport;
  if (report.errors.length > 0)
    throw new Error(`The tests can't be listed: ${JSON.stringify(report.errors)}`);
  const files = new Map<string, Set<string>>();
  for (const { title, file } of report.suites.flatMap(specsIn)) {
    for (const row of rowsIn(title)) files.set(row, (files.get(row) ?? new Set()).add(`test/${file}`));
  }
  return files;
}

function specsIn({ specs, suites = [] }: JSONReportSuite): JSONReportSuite['specs'] {
  return [...specs, ...suites.flatMap(specsIn)];
}

/** `A3, A6: …` is of two rows. */
function rowsIn(title: string): string[] {
  const [, rows] = /^([A-Z]\d+(?:, [A-Z]\d+)*): /.exec(title) ?? [];
  return rows?.split(', ') ?? [];
}
