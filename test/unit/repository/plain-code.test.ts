import { expect, test } from '@playwright/test';
import { eachRow } from '../rows.ts';
import { addressesIn, mentions, plainCode } from './plain-code.ts';
import { riskyCode } from './risky-code.ts';

const risky = riskyCode.flatMap(({ what, pattern, bad }) => bad.map((code) => ({ what, pattern, code })));
test('risky code is found', async () => {
  await eachRow(
    risky,
    ({ what, code }) => `${what}: ${code}`,
    async ({ pattern, code }) => {
      expect(mentions(await plainCode(`const one = 1;\n${code};`), pattern)).not.toEqual([]);
    },
  );
});

const harmless = [
  '// eval, import("https://elsewhere.test/"), innerHTML\nrun()',
  'setTimeout(run, 1)',
  'setTimeout(() => run("message"), 1)',
  'class Run { constructor(given) { this.given = given } }',
  'find("script#" + id)',
  'browser.runtime.onMessage.addListener(heard)',
  'write(api, want)',
  'fetch(address)',
];
test('nothing risky is found in code that only looks like it', async () => {
  await eachRow(harmless, String, async (code) => {
    const plain = await plainCode(code);
    expect(riskyCode.filter(({ pattern }) => mentions(plain, pattern).length > 0)).toEqual([]);
  });
});

test('a mention comes with what stands around it, whatever number the bundler gave its names', async () => {
  const [one, two] = await Promise.all(
    ['given3.innerHTML = text', 'given.innerHTML = text12'].map(plainCode),
  );
  expect(mentions(one ?? '', /innerHTML/)).toEqual(['given.innerHTML=text;\n']);
  expect(mentions(two ?? '', /innerHTML/)).toEqual(['given.innerHTML=text;\n']);
});

const addresses: [code: string, found: string[]][] = [
  ['fetch("https://elsewhere.test/a?b")', ['https://elsewhere.test/a?b']],
  ['fetch("htt" + "ps:\\/\\/elsewhere.test")', ['https://elsewhere.test']],
  [`fetch(\`https://\${host}/a\`)`, ['https://']],
  ['new WebSocket("WSS://elsewhere.test")', ['WSS://elsewhere.test']],
  ["load('//elsewhere.test/a.js')", ['//elsewhere.test/a.js']],
  ['const host = "www.elsewhere.test"', ['www.elsewhere.test']],
  ['const host = "elsewhere.test:8080"', ['elsewhere.test']],
  ['say("see http://elsewhere.test, or not")', ['http://elsewhere.test,']],
  ['// https://elsewhere.test\nrun(/^https?:\\/\\//, "a.b c", 1.5, a.b)', []],
];
test('the addresses in code are found, and no others', async () => {
  await eachRow(
    addresses,
    ([code]) => code,
    async ([code, found]) => expect(addressesIn(await plainCode(code))).toEqual(found),
  );
});
