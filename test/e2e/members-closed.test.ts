import { api } from './as-owner.ts';
import { expect, test } from './fixture.ts';
import { MembersView } from './members-view.ts';
import type { Story } from './story.ts';

// Searched whole at the end: nothing of the key may be in any file.
test.use({ profile: 'lasting' });

const held = (story: Story) =>
  story.browser.evaluateInBackground<unknown>(`(async () => {
    const { permissions, storage } = globalThis.browser ?? chrome;
    const { origins } = await permissions.getAll();
    return [origins.filter((origin) => origin.includes('wixapis')), Object.keys(await storage.session.get('owner access'))];
  })()`);

test('G6: a key given in one tab is known in the other; when the browser closes it is gone, and so is what it was allowed', async ({
  story,
}) => {
  const site = story.site('acme');
  story.visited.add(api);
  const tab = await story.visit('acme');
  const open = async () =>
    new MembersView(await story.browser.openOwnPage(`members.html?site=${site.metaSiteId}`, tab));
  const [first, second] = [await open(), await open()];
  await first.fill(undefined, story.mock.owner.key);
  await story.browser.answerPrompt('allow', api, () => first.press('Show members'));
  for (const view of [first, second]) await view.says(`These are all: ${site.members.length}.`);
  expect(await held(story)).toEqual([[`https://${api}/*`], ['owner access']]);
  await story.restartBrowser();

  await expect.poll(() => held(story)).toEqual([[], []]);
  const again = await story.visit('acme');
  const view = new MembersView(
    await story.browser.openOwnPage(`members.html?site=${site.metaSiteId}`, again),
  );
  await expect.poll(() => view.filled()).toEqual([site.metaSiteId, '']);
  await view.page.close();
});
