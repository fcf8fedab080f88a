import { expect, test } from './fixture.ts';
import { Killing } from './killing.ts';
import { persevere } from './persevering.ts';

/** `npm run test:kill` tries other orders of kills, and every other story under them. */
const seed = 20261122;
const leastChanges = 4;
/** How many there are in so many changes depends on how fast those are. */
const leastKills = 5;

test(`E7: a background that is ended every 100 to 700 ms (seed ${seed}): each change is made once, and told truthfully`, async ({
  story,
}) => {
  test.setTimeout(90_000);
  const site = story.site('acme');
  const dana = site.member('Dana');
  const tab = await story.visit('acme', { as: 'Dana' });
  let popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  const met: string[] = [];
  let changes = 0;
  const killing = new Killing(() => story.browser, seed);
  try {
    do {
      for (const want of ['PRIVATE', 'PUBLIC'] as const) {
        killing.begin();
        met.push(...(await persevere(story, popup, dana, want)));
        changes += 1;
        // Each change was made by one write, however many attempts it took.
        expect(story.writes()).toHaveLength(changes);
        await popup.close();
        popup = await story.openPopup(tab);
      }
    } while (changes < leastChanges || killing.kills < leastKills);
  } finally {
    await killing.rest();
  }
  // That the last popup was told may have been lost: then this one is told once more.
  await persevere(story, popup, dana, 'PUBLIC');
  console.log(`${story.browser.name}: ${killing.kills} kills, ${changes} changes; met: ${met.join(' / ')}`);
});
