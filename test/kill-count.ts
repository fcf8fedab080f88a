import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Tells at the end of a run under kills how often the background was ended; fails it where that was hardly ever. */
export default class KillCount implements Reporter {
  private readonly kills: number[] = [];

  onTestEnd(_test: TestCase, { annotations }: TestResult): void {
    for (const { type, description } of annotations)
      if (type === 'kills') this.kills.push(Number(description));
  }

  async onEnd({ status }: FullResult): Promise<{ status: FullResult['status'] }> {
    const sum = this.kills.reduce((all, some) => all + some, 0);
    console.log(`${sum} kills in ${this.kills.filter((some) => some > 0).length} stories`);
    return { status: sum < this.kills.length ? 'failed' : status };
  }
}
