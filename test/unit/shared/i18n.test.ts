import { expect, test } from '@playwright/test';
import { fakeBrowser } from '../fake-browser.ts';

const { pieces, say, writingDirection } = await import('../../../src/shared/i18n.ts');

const { getMessage } = fakeBrowser.i18n;
test.afterEach(() => {
  fakeBrowser.i18n.getMessage = getMessage;
});

const site = 'dana.wixsite.test/yoga';
const names = [
  'Dana',
  'דנה',
  '$1',
  '$&',
  "$'",
  '$$',
  '%s',
  '{name}',
  '{site}',
  '{site}{name}{site}',
  '}{',
  '{',
  '',
  '<b>Dana</b>',
  '$SITE$',
  '__MSG_cancel__',
];
for (const name of names) {
  test(`D6: the nickname ${JSON.stringify(name)} stays literal in a sentence`, () => {
    expect(say('titlePublic', { name, site })).toBe(`Public – ${name} on ${site}`);
  });

  test(`D6: the nickname ${JSON.stringify(name)} is a piece of its own`, () => {
    expect(
      pieces('titlePublic', { name, site }).filter(({ text, placeholder }) => text || placeholder),
    ).toEqual([
      { text: 'Public – ' },
      { text: name, placeholder: 'name' },
      { text: ' on ' },
      { text: site, placeholder: 'site' },
    ]);
  });
}

test('D6: no value is handed to the browser, which has placeholders of its own', () => {
  const given: unknown[][] = [];
  fakeBrowser.i18n.getMessage = (...args: unknown[]) => {
    given.push(args);
    return 'Hello {name}';
  };
  expect(say('titlePublic', { name: '$1' })).toBe('Hello $1');
  expect(given).toEqual([['titlePublic']]);
});

test('a placeholder may come first, last, twice and next to another', () => {
  fakeBrowser.i18n.getMessage = () => '{name}{site} and {name}';
  expect(say('titlePublic', { name: 'A', site: 'B' })).toBe('AB and A');
});

test('a placeholder without a value is left as it is', () => {
  fakeBrowser.i18n.getMessage = () => '{name} {toString} {constructor} {__proto__}';
  expect(say('titlePublic')).toBe('{name} {toString} {constructor} {__proto__}');
  expect(pieces('titlePublic').some(({ placeholder }) => placeholder)).toBe(false);
});

for (const [given, direction] of [
  ['rtl', 'rtl'],
  ['ltr', 'ltr'],
  ['', 'ltr'],
] as const) {
  test(`the writing direction "${given}" of the browser is ${direction}`, () => {
    fakeBrowser.i18n.getMessage = (key) => (key === '@@bidi_dir' ? given : '');
    expect(writingDirection()).toBe(direction);
  });
}
