import { expect, test } from './fixture.ts';
import { whileKilling } from './killing.ts';
import { persevere } from './persevering.ts';

/** Another one shows what another order of kills does: `KILL_SEED=7 npx playwright test kill.test`. */
const seed = Number(process.env.KILL_SEED ?? 20261122);
const changes = 4;

test(`E7: a background that is ended every 100 to 700 ms (seed ${seed}): each change is made once, and told truthfully`, async ({
  story,
}) => {
  test.setTimeout(120_000);
  const site = story.site('acme');
  const dana = site.member('Dana');
  const tab = await story.visit('acme', { as: 'Dana' });
  let popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  const met: string[] = [];
  const kills = await whileKilling(story.browser, seed, async () => {
    for (let change = 0; change < changes; change += 1) {
      met.push(...(await persevere(story, popup, dana, change % 2 === 0 ? 'PRIVATE' : 'PUBLIC')));
      // Each change was made by one write, however many attempts it took.
      expect(story.writes()).toHaveLength(change + 1);
      await popup.close();
      popup = await story.openPopup(tab);
    }
  });
  // That the last popup was told may have been lost: then this one is told once more.
  await persevere(story, popup, dana, 'PUBLIC');
  console.log(`${story.browser.name}: ${kills} kills, ${changes} changes; met: ${met.join(' / ')}`);
  expect(kills).toBeGreaterThan(changes);
});
