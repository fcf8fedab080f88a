import { MembersView } from './members-view.ts';
import type { Story } from './story.ts';

/** Where an owner's requests go. */
export const api = 'www.wixapis.com';

/** The page of all members of acme, with the owner's key given and the browser's leave; and how many there are. */
export async function asOwner(story: Story, crowd = 0): Promise<{ view: MembersView; all: number }> {
  const site = story.site('acme');
  if (crowd > 0) site.crowd(crowd, 7);
  story.visited.add(api);
  const tab = await story.visit('acme');
  const view = new MembersView(await story.browser.openOwnPage(`members.html?site=${site.metaSiteId}`, tab));
  await view.fill(undefined, story.mock.owner.key);
  await story.browser.answerPrompt('allow', api, () => view.press('Show members'));
  return { view, all: site.members.length + crowd };
}
