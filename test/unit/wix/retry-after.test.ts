import { expect, test } from '@playwright/test';
import { retryAfterOf } from '../../../src/wix/retry-after.ts';

const of = (headers: Record<string, string>) => retryAfterOf(new Response(null, { status: 429, headers }));

const seconds: [asked: string, seconds: number | undefined][] = [
  ['0', 0],
  ['1', 1],
  ['120', 120],
  [' 7 ', 7],
  ['3600', 3600],
  ['3601', 3600],
  ['99999999999999999999', 3600],
  ['9'.repeat(1000), 3600],
  ['-5', undefined],
  ['+5', undefined],
  ['1.5', undefined],
  ['1e3', undefined],
  ['0x10', undefined],
  ['Infinity', undefined],
  ['NaN', undefined],
  ['soon', undefined],
  ['', undefined],
  ['5, 10', undefined],
];
for (const [asked, expected] of seconds) {
  test(`C16: Retry-After: ${asked.slice(0, 30)} is ${expected ?? 'nothing to go by'}`, () => {
    expect(of({ 'retry-after': asked })).toBe(expected);
  });
}

test('C16: no Retry-After: nothing to go by', () => expect(of({})).toBeUndefined());

const sent = 'Wed, 21 Oct 2015 07:28:00 GMT';
const dates: [name: string, asked: string, date: string | undefined, seconds: number | undefined][] = [
  ['two minutes later', 'Wed, 21 Oct 2015 07:30:00 GMT', sent, 120],
  ['at once', sent, sent, 0],
  ['across midnight', 'Thu, 01 Jan 2026 00:00:30 GMT', 'Wed, 31 Dec 2025 23:59:45 GMT', 45],
  ['years later', 'Wed, 21 Oct 2099 07:28:00 GMT', sent, 3600],
  ['in the past', 'Wed, 21 Oct 2015 07:27:59 GMT', sent, undefined],
  ['without a date to count from', 'Wed, 21 Oct 2099 07:28:00 GMT', undefined, undefined],
  ['from a date that is none', 'Wed, 21 Oct 2099 07:28:00 GMT', 'yesterday', undefined],
  ['of a form of its own', '2015-10-21T07:30:00Z', sent, undefined],
  ['that no calendar has', 'Wed, 99 Oct 2015 07:30:00 GMT', sent, undefined],
  ['in no month', 'Wed, 21 Xyz 2015 07:30:00 GMT', sent, undefined],
];
for (const [name, asked, date, expected] of dates) {
  test(`C16, F5: a date ${name} is ${expected ?? 'nothing to go by'}, whatever our own clock says`, () => {
    expect(of({ 'retry-after': asked, ...(date ? { date } : {}) })).toBe(expected);
  });
}
