import { expect, test } from './fixture.ts';

test('a profile that became public elsewhere: it is said since when, until somebody has read it', async ({
  story,
}) => {
  const omer = story.site('acme').member('Omer');
  const tab = await story.visit('acme', { as: 'Omer' });
  const first = await story.openPopup(tab);
  await first.says('Your profile is private.');
  expect(await first.elsewhereNote()).toBe('');
  await first.close();

  omer.privacyStatus = 'PUBLIC';
  for (let times = 0; times < 2; times += 1) {
    const popup = await story.openPopup(tab);
    await popup.says('Your profile is public.');
    expect(await popup.elsewhereNote()).toMatch(
      /^Your profile became public since .*\d.*\. It wasn't changed here \(private windows aren't remembered\); following or messaging someone can do that\.$/,
    );
    await popup.close();
  }
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await popup.pressBelow('Dismiss');
  await expect.poll(() => popup.elsewhereNote()).toBe('');
  await popup.close();
  const next = await story.openPopup(tab);
  await next.says('Your profile is public.');
  expect(await next.elsewhereNote()).toBe('');
});

test('what was changed here is not told as changed elsewhere, in no tab', async ({ story }) => {
  const tab = await story.visit('acme', { as: 'Dana' });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  await popup.change('Leave community');
  await popup.says('Done. Wix confirms the profile is now private.');
  await popup.close();
  for (const at of [tab, await story.visit('acme')]) {
    const next = await story.openPopup(at);
    await next.says('Your profile is private.');
    expect(await next.elsewhereNote()).toBe('');
    await next.close();
  }
});

test('a private window remembers nobody', async ({ story }) => {
  const omer = story.site('acme').member('Omer');
  const tab = await story.visit('acme', { as: 'Omer', place: 'private window' });
  const first = await story.openPopup(tab);
  await first.says('Your profile is private.');
  await first.close();
  omer.privacyStatus = 'PUBLIC';
  const next = await story.openPopup(tab);
  await next.says('Your profile is public.');
  expect(await next.elsewhereNote()).toBe('');
});
