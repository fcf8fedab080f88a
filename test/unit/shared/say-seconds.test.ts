import { expect, test } from '@playwright/test';
import { fakeBrowser } from '../fake-browser.ts';
import { eachRow } from '../rows.ts';

const { say } = await import('../../../src/shared/i18n.ts');

const said: [language: string, seconds: number, text: string][] = [
  ['en', 1, '1 second'],
  ['en', 120, '120 seconds'],
  ['en', 86400, '86400 seconds'],
  ['he', 2, 'שתי שניות'],
  ['fr', 1, '1 seconde'],
  ['pt-BR', 12, '12 segundos'],
];
test('seconds are counted as each language does', async () => {
  const { getMessage } = fakeBrowser.i18n;
  try {
    await eachRow(said, String, ([language, seconds, text]) => {
      fakeBrowser.i18n.getMessage = (key) => (key === 'language' ? language : '{wait}');
      // Some languages have a space there that does not break.
      expect(say('slowDownWait', { wait: { seconds } }).replace(/\s/g, ' ')).toBe(text);
    });
  } finally {
    fakeBrowser.i18n.getMessage = getMessage;
  }
});
