import { expect, test } from '@playwright/test';
import { recogniseSite } from '../../../src/wix/recognise-site.ts';
import { findInHtml } from '../../pages/find-in-html.ts';
import { keyOf, ownPages, type Page, realPages } from '../../pages/page-folder.ts';
import { eachRow } from '../rows.ts';

const cookieOf = ({ expect: kind }: Page) => (kind === 'headless' ? 'wixSession=made-up' : '');
const recognise = (page: Page, address: string) =>
  recogniseSite(new URL(address), findInHtml(page.html), cookieOf(page));

const pages = [...ownPages, ...realPages];
const fileOf = ({ file }: Page) => file;
const isWix = ({ expect: kind }: Page) => kind !== 'not-wix';
const expectedOf = (page: Page) => {
  const key = keyOf(page);
  return page.expect === 'wix'
    ? { kind: 'wix', site: { key, base: `https://${key}`, hasMembersArea: page.membersArea } }
    : { kind: page.expect };
};

/** Each of the pages at its address, with a slash at the end and without. */
async function expectRecognised(these: Page[]): Promise<void> {
  const rows = these.flatMap((page) => {
    const addresses = new Set([page.servedAt, `${page.servedAt.replace(/\/$/, '')}/`]);
    return [...addresses].map((address) => ({ page, address }));
  });
  await eachRow(
    rows,
    ({ page, address }) => `${page.file} at ${address} is ${page.expect}`,
    ({ page, address }) => {
      const recognition = recognise(page, address);
      expect(recognition).toMatchObject(expectedOf(page));
      if (recognition.kind !== 'wix') return;
      const { accessTokensUrl } = recognition.site;
      expect(accessTokensUrl).toMatch(/\/_api\/(v1\/access-tokens|v2\/dynamicmodel)$/);
      expect(accessTokensUrl.slice('https://'.length)).not.toContain('//');
      expect(accessTokensUrl.startsWith(`https://${keyOf(page)}/`)).toBe(true);
    },
  );
}

test('B5: pages of Wix are recognised for what they are', async () => {
  await expectRecognised(pages.filter(isWix));
});

test('B6: pages that are not of Wix are not taken for it', async () => {
  await expectRecognised(pages.filter((page) => !isWix(page)));
});

test('on another host a page that says where it belongs is a copy, and any other cannot be told apart', async () => {
  await eachRow(pages, fileOf, (page) => {
    const named = page.expect === 'wix' || page.expect === 'template';
    const elsewhere = named ? { kind: 'copy', of: keyOf(page) } : expectedOf(page);
    expect(recognise(page, 'https://mirror.test/')).toEqual(elsewhere);
  });
});

test('the pages have an essential model or none, as their list says', async () => {
  await eachRow(pages, fileOf, (page) => {
    expect(findInHtml(page.html)('script#wix-essential-viewer-model') !== null).toBe(page.essentialModel);
  });
});

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
