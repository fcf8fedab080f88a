import { readFileSync } from 'node:fs';

/** What the extension says in a language, by the names it has for it. */
export type Texts = Record<string, { message: string }>;

export function textsIn(language: string): Texts {
  return JSON.parse(readFileSync(`extension/_locales/${language}/messages.json`, 'utf8'));
}
