import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/**
 * Ends a run with one plain line: `N passed, N failed, N skipped`. A test that passed only when tried again has failed,
 * and so has whatever went wrong outside of every test.
 */
export default class ClosingLine implements Reporter {
  private readonly tests = new Map<string, TestCase>();

  private outside = 0;

  onError(): void {
    this.outside += 1;
  }

  onTestEnd(test: TestCase, _result: TestResult): void {
    this.tests.set(test.id, test);
  }

  onExit(): Promise<void> {
    const outcomes = [...this.tests.values()].map((test) => test.outcome());
    const count = (...wanted: string[]) => outcomes.filter((outcome) => wanted.includes(outcome)).length;
    console.log(
      `${count('expected')} passed, ${count('unexpected', 'flaky') + this.outside} failed, ${count('skipped')} skipped`,
    );
    return Promise.resolve();
  }
}
