import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Tells at the end of a run under kills how often the background was ended, and in how many stories. */
export default class KillCount implements Reporter {
  private readonly kills: number[] = [];

  onTestEnd(_test: TestCase, { annotations }: TestResult): void {
    for (const { type, description } of annotations)
      if (type === 'kills') this.kills.push(Number(description));
  }

  onEnd(): void {
    const sum = this.kills.reduce((all, some) => all + some, 0);
    console.log(`${sum} kills in ${this.kills.filter((some) => some > 0).length} stories`);
  }
}
