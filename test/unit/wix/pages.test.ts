import { expect, test } from '@playwright/test';
import { recogniseSite } from '../../../src/wix/site.ts';
import { findInHtml } from '../../pages/find-in-html.ts';
import { keyOf, ownPages, type Page, realPages } from '../../pages/page-folder.ts';

const cookieOf = ({ expect: kind }: Page) => (kind === 'headless' ? 'wixSession=made-up' : '');
const recognise = (page: Page, address: string) =>
  recogniseSite(new URL(address), findInHtml(page.html), cookieOf(page));

for (const page of [...ownPages, ...realPages]) {
  const key = keyOf(page);
  const row = page.expect === 'not-wix' ? 'B6' : 'B5';
  const expected =
    page.expect === 'wix'
      ? { kind: 'wix', site: { key, base: `https://${key}`, hasMembersArea: page.membersArea } }
      : { kind: page.expect };

  for (const address of new Set([page.servedAt, `${page.servedAt.replace(/\/$/, '')}/`])) {
    test(`${row}: ${page.file} at ${address} is ${page.expect}`, () => {
      const recognition = recognise(page, address);
      expect(recognition).toMatchObject(expected);
      if (recognition.kind !== 'wix') return;
      expect(recognition.site.accessTokensUrl).toMatch(/\/_api\/(v1\/access-tokens|v2\/dynamicmodel)$/);
      expect(recognition.site.accessTokensUrl.slice('https://'.length)).not.toContain('//');
      expect(recognition.site.accessTokensUrl.startsWith(`https://${key}/`)).toBe(true);
    });
  }

  test(`${page.file} on another host ${'site' in expected || page.expect === 'template' ? 'is a copy' : 'cannot be told apart'}`, () => {
    const named = page.expect === 'wix' || page.expect === 'template';
    const elsewhere = named ? { kind: 'copy', of: key } : expected;
    expect(recognise(page, 'https://mirror.test/')).toEqual(elsewhere);
  });

  test(`${page.file} ${page.essentialModel ? 'has' : 'does not have'} an essential model`, () => {
    expect(findInHtml(page.html)('script#wix-essential-viewer-model') !== null).toBe(page.essentialModel);
  });
}

test('member pages are named as the pages of our own name them', () => {
  const named = ownPages.flatMap((page) => {
    const recognition = recognise(page, page.servedAt);
    return recognition.kind === 'wix' ? [[page.file, recognition.site.memberPages]] : [];
  });
  expect(Object.fromEntries(named)).toMatchObject({
    'both-2023.html': { profiles: ['profile'], account: ['account'] },
    'studio-prefixes.html': { profiles: ['people'], account: ['my-space'] },
    'hebrew.html': { profiles: ['פרופיל'], account: ['החשבון-שלי'] },
    'no-members-area.html': { profiles: ['profile'], account: ['account', 'members-area'] },
    'broken-full.html': { profiles: ['profile'], account: ['account', 'members-area'] },
  });
});
