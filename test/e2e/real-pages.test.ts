import { ownPages, realPages } from '../pages/page-folder.ts';
import { test } from './fixture.ts';
import { tellCopy, tellLive } from './page-stories.ts';

// Pages as sites serve them: live where they belong, and as a copy elsewhere. Ours are in test/pages/. Real ones are
// told the same story when they are there: in the folder that REAL_PAGES names, or in ../shared/pages.

const pagesPerBrowser = 6;

for (const [whose, pages] of [
  ['our own', ownPages],
  ['real', realPages],
] as const) {
  for (let start = 0; start < pages.length; start += pagesPerBrowser) {
    const group = pages.slice(start, start + pagesPerBrowser);
    test(`B5, B6: ${whose} pages, live and copied: ${group.map(({ file }) => file).join(' ')}`, async ({
      story,
    }) => {
      const tab = await story.go('https://control.test/');
      for (const [index, page] of group.entries()) {
        await test.step(page.file, async () => {
          await tellLive(story, tab, page, index % 2 === 0 ? 'Noa' : 'Gil');
          await tellCopy(story, tab, page);
        });
      }
    });
  }
}
