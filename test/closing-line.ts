import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Ends a run with one plain line: `N passed, N failed, N skipped`. A test that passed only when tried again has failed. */
export default class ClosingLine implements Reporter {
  private readonly tests = new Map<string, TestCase>();

  onTestEnd(test: TestCase, _result: TestResult): void {
    this.tests.set(test.id, test);
  }

  onExit(): Promise<void> {
    const outcomes = [...this.tests.values()].map((test) => test.outcome());
    const count = (...wanted: string[]) => outcomes.filter((outcome) => wanted.includes(outcome)).length;
    console.log(
      `${count('expected')} passed, ${count('unexpected', 'flaky')} failed, ${count('skipped')} skipped`,
    );
    return Promise.resolve();
  }
}
