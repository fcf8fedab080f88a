import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { filesIn, root, sources } from './sources.ts';

type Catalogue = Record<string, { message: string; description?: string }>;

const folder = join(root, 'extension/_locales');
const languages = readdirSync(folder).sort();
const catalogues = new Map<string, Catalogue>(
  languages.map((language) => [
    language,
    JSON.parse(readFileSync(join(folder, language, 'messages.json'), 'utf8')),
  ]),
);
const english = catalogues.get('en') ?? {};
const placeholders = (text = '') => [...text.matchAll(/\{\w+\}/g)].map(([found]) => found).sort();

test('these are the languages', () => {
  expect(languages).toEqual(['de', 'en', 'es', 'fr', 'he', 'ja', 'pt_BR']);
  expect(Object.keys(english).length).toBeGreaterThan(20);
});

for (const [language, catalogue] of catalogues) {
  test(`${language} has the same texts as English, with the same placeholders`, () => {
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(english).sort());
    for (const [key, { message }] of Object.entries(catalogue)) {
      expect({ key, has: placeholders(message) }).toEqual({ key, has: placeholders(english[key]?.message) });
    }
  });

  test(`no text in ${language} is empty, and none has a placeholder of the browser's`, () => {
    for (const [key, { message }] of Object.entries(catalogue)) {
      expect({ key, message: message.trim() }).not.toEqual({ key, message: '' });
      expect({ key, message }).toEqual({ key, message: message.replace(/\$/g, '') });
    }
  });

  test(`no key in ${language} is written twice`, () => {
    const text = readFileSync(join(folder, language, 'messages.json'), 'utf8');
    const keys = [...text.matchAll(/^ {2}"(\w+)": \{/gm)].map(([, key = '']) => key);
    expect(keys).toEqual([...new Set(keys)]);
    expect(keys).toEqual(Object.keys(catalogue));
  });

  test(`${language} says which language it is`, () =>
    // Browsers write pt_BR where the web writes pt-BR.
    expect(catalogue.language?.message).toBe(language.replace('_', '-')));
}

/** A text that is nothing but its values is the same in every language. */
const hasWords = (message: string) => /\p{L}/u.test(message.replace(/\{\w+\}/g, ''));
const sameEverywhere = ['extensionName', 'language', 'detailPrivacyStatus', 'detailRawRule'];
/** Texts with words that should be in this language, and are not as its texts look. */
function left(language: string, isTranslated: (message: string, key: string) => boolean): string[] {
  const texts = Object.entries(catalogues.get(language) ?? {});
  const foreign = texts.filter(([key, { message }]) => hasWords(message) && !isTranslated(message, key));
  return foreign.map(([key]) => key).filter((key) => !sameEverywhere.includes(key));
}

test('every Hebrew text is in Hebrew, and every Japanese one in Japanese', () => {
  expect(left('he', (message) => /\p{Script=Hebrew}/u.test(message))).toEqual([]);
  expect(
    left('ja', (message) => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(message)),
  ).toEqual([]);
});

/** The same word in both. */
const alike: Record<string, string[]> = {
  de: ['details'],
  es: ['detailError'],
  fr: ['badgePublic', 'historySite'],
  pt_BR: ['historySite'],
};
for (const language of languages.filter((each) => !['en', 'he', 'ja'].includes(each))) {
  test(`no text in ${language} is the English one`, () => {
    const translated = (message: string, key: string) => message !== english[key]?.message;
    expect(left(language, translated)).toEqual(alike[language] ?? []);
  });
}

const shipped = [
  readFileSync(join(root, 'manifest.json'), 'utf8'),
  ...filesIn('extension', /\.(html|css)$/).values(),
];
const inManifest = shipped.flatMap((text) => [...text.matchAll(/__MSG_(\w+)__/g)].map(([, key = '']) => key));
// `wix` knows no texts, and its words are often spelled like keys.
const speaking = [...sources].filter(([path]) => !path.startsWith('src/wix/')).map(([, text]) => text);

test('every text is used', () => {
  const literals = new Set(
    speaking.flatMap((text) => [...text.matchAll(/['"](\w+)['"]/g)].map(([, literal]) => literal)),
  );
  const unused = Object.keys(english).filter((key) => !literals.has(key) && !inManifest.includes(key));
  expect(unused).toEqual([]);
});

test('every text that is used exists', () => {
  const calls = speaking.flatMap((text) => [...text.matchAll(/\b(?:say|pieces|getMessage)\(([^()]*)/g)]);
  const keys = calls.flatMap(([, args = '']) =>
    [...args.matchAll(/['"](\w+)['"]/g)].map(([, key = '']) => key),
  );
  // A choice between two keys compares with words that are none.
  const compared = speaking.flatMap((text) =>
    [...text.matchAll(/=== '(\w+)'/g)].map(([, word = '']) => word),
  );
  const used = [...keys.filter((key) => !compared.includes(key)), ...inManifest];
  expect(used.length).toBeGreaterThan(10);
  expect(used.filter((key) => !Object.hasOwn(english, key))).toEqual([]);
});
