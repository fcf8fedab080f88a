import type english from '../../extension/_locales/en/messages.json';
import { browser } from './browser.ts';

export type MessageKey = keyof typeof english;
/** What is put into a sentence: a text, or so many seconds, which each language says in its own way. */
export type Values = Record<string, string | { seconds: number }>;

/** A piece of a sentence: the translator's own words, or a value put in for `{name}`. */
export interface Piece {
  text: string;
  /** The placeholder this piece stands for. */
  placeholder?: string;
}

/** A sentence in pieces, so that a view can set the values apart from it. A value is never read as a placeholder. */
export function pieces(key: MessageKey, values: Values = {}): Piece[] {
  const sentence = browser.i18n.getMessage(key);
  return sentence.split(/(\{\w+\})/).flatMap((text): Piece[] => {
    const name = /^\{(\w+)\}$/.exec(text)?.[1];
    const value = name !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || name === undefined) return [{ text }];
    return [{ text: typeof value === 'string' ? value : saySeconds(value.seconds), placeholder: name }];
  });
}

/** The sentence as plain text. */
export function say(key: MessageKey, values?: Values): string {
  return pieces(key, values)
    .map(({ text }) => text)
    .join('');
}

/** The direction of the language that the browser chose among ours. */
export function writingDirection(): 'ltr' | 'rtl' {
  return browser.i18n.getMessage('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr';
}

/** The language that the browser chose among ours, for `lang` and `Intl`. */
export function language(): string {
  return browser.i18n.getMessage('language');
}

function saySeconds(seconds: number): string {
  const style = { style: 'unit', unit: 'second', unitDisplay: 'long', useGrouping: false } as const;
  return new Intl.NumberFormat(language(), style).format(seconds);
}

/** A moment, in ms since 1970, in the reader's language and time zone. */
export function sayMoment(at: number): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** A list has thousands of them: what writes them is made once, and not before. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
const dayFormat = once(() => new Intl.DateTimeFormat(language(), { dateStyle: 'medium' }));
const numberFormat = once(() => new Intl.NumberFormat(language()));

/** A day, of a moment as ISO 8601, in the reader's language and time zone. */
export function sayDay(moment: string): string {
  return dayFormat().format(new Date(moment));
}

export function sayNumber(count: number): string {
  return numberFormat().format(count);
}
