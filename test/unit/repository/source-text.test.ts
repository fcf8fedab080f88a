import { expect, test } from '@playwright/test';
import { filesIn, sources } from './sources.ts';

const pages = filesIn('extension', /\.html$/);

const forbidden: [what: string, pattern: RegExp][] = [
  ['assigns HTML', /\b(innerHTML|outerHTML|srcdoc)\b/],
  ['inserts HTML', /\b(insertAdjacentHTML|setHTMLUnsafe|setHTML|createContextualFragment)\b/],
  ["uses Preact's HTML", /dangerouslySetInnerHTML/],
  ['writes into the document', /document\s*\.\s*writeln?\b/],
  ['parses HTML', /\b(DOMParser|parseHTMLUnsafe|parseHTML)\b/],
  ['makes code from text', /\beval\s*\(|\bnew\s+Function\b|\bFunction\s*\(/],
  ['listens to messages of a page', /\bonmessage\b|addEventListener\(\s*['"]message/],
  ['swallows an error', /\.catch\(\s*(\(\s*\w*\s*\)|\w+)\s*=>\s*(\{\s*\}|undefined|null)\s*\)/],
  [
    'loads the rules of languages before they are needed',
    /^(export )?(const|let|var)[^=]*=[^>]*\bnew Intl\b/m,
  ],
];
for (const [what, pattern] of forbidden) {
  test(`no source of ours ${what}`, () => {
    expect([...sources].filter(([, text]) => pattern.test(text)).map(([path]) => path)).toEqual([]);
  });
}

for (const [path, html] of pages) {
  test(`${path} has no script, style or handler of its own, and loads nothing from elsewhere`, () => {
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+\s*=/i);
    expect(html).not.toMatch(/(src|href)\s*=\s*["']?(https?:|\/\/|data:|javascript:)/i);
  });
}

test('there are pages to look at', () => expect(pages.size).toBeGreaterThan(0));

const lines = [...sources].map(([path, text]) => ({ path, count: text.trimEnd().split('\n').length }));

test('no source has more than 250 lines', () => {
  expect(lines.filter(({ count }) => count > 250)).toEqual([]);
});

test('the median source has fewer than 80 lines', () => {
  const counts = lines.map(({ count }) => count).sort((a, b) => a - b);
  expect(counts[Math.floor(counts.length / 2)]).toBeLessThan(80);
});
