import type { SiteName } from '../mock-wix/index.ts';
import { expect, test } from './fixture.ts';
import { held } from './held.ts';

test('a public member sees that they are public, who they are and where, with two requests; the site rule follows as the third', async ({
  story,
}) => {
  const tab = await story.visit('acme', { as: 'Dana' });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is public.');
  expect(await popup.heading()).toBe('www.acme-club.test');
  expect(await popup.who()).toEqual(['Dana Levi', 'dana@members.acme-club.test']);
  expect(await popup.buttons()).toEqual(['Leave community']);
  await expect.poll(() => popup.status()).toContain('Anyone who visits this site can see it.');
  await story.toolbarSays(tab, 'PUB', 'Public – Dana Levi on www.acme-club.test');
  await story.hasAsked(['tokens', 'member', 'rule']);
});

test('a private member sees that they are private', async ({ story }) => {
  const tab = await story.visit('acme', { as: 'Omer' });
  const popup = await story.openPopup(tab);
  expect(await popup.says('Your profile is private.')).toContain("Other members and visitors can't see it.");
  expect(await popup.buttons()).toEqual(['Join community']);
  await story.toolbarSays(tab, 'PRI', 'Private – Omer Katz on www.acme-club.test');
});

test('C20: the state is shown while the site rule is still on its way', async ({ story }) => {
  const { hold, release } = held();
  story.mock.fault({ site: 'acme', step: 'rule', hold });
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  expect(await popup.says('Your profile is public.')).not.toContain('Anyone');
  release();
  await expect.poll(() => popup.status()).toContain('Anyone who visits this site can see it.');
});

test('C6: a visitor is told that nobody is logged in, with one request', async ({ story }) => {
  const tab = await story.visit('acme');
  const popup = await story.openPopup(tab);
  expect(await popup.says("You're not logged in to this site.")).toContain('Log in as a member');
  expect(await popup.buttons()).toEqual(['Try again']);
  await story.hasAsked(['tokens']);
  await story.toolbarSays(tab, '', 'Member Visibility');
});

test('a member who logs in after the popup said so is found with Try again', async ({ story }) => {
  const tab = await story.visit('acme');
  const popup = await story.openPopup(tab);
  await popup.says("You're not logged in to this site.");
  await tab.evaluate(`fetch(${JSON.stringify(story.site('acme').logInUrl('Omer'))}).then(() => true)`);
  await popup.press('Try again');
  await popup.says('Your profile is private.');
});

const places: { site: SiteName; as: string; path: string; key: string; headline: string }[] = [
  {
    site: 'acme',
    as: 'Dana',
    path: '/blog/2024/a-post?page=2#comments',
    key: 'www.acme-club.test',
    headline: 'Your profile is public.',
  },
  {
    site: 'acme',
    as: 'Omer',
    path: '/profile/omer/profile',
    key: 'www.acme-club.test',
    headline: 'Your profile is private.',
  },
  {
    site: 'classic',
    as: 'Avi',
    path: '/',
    key: 'www.classic-bikes.test',
    headline: 'Your profile is private.',
  },
  {
    site: 'slash',
    as: 'Rami',
    path: '/shop/bowls',
    key: 'www.slash-pottery.test',
    headline: 'Your profile is public.',
  },
  { site: 'yoga', as: 'Noa', path: '/', key: 'dana.wixsite.test/yoga', headline: 'Your profile is private.' },
  {
    site: 'dance',
    as: 'Lior',
    path: '/events/tango',
    key: 'dana.wixsite.test/dance',
    headline: 'Your profile is public.',
  },
  {
    site: 'studio',
    as: 'Shira',
    path: '/people/shira/profile',
    key: 'north.wixstudio.test/light',
    headline: 'Your profile is public.',
  },
];
test('B4, B5, B8: the member is found on pages of every kind, deep in their sites too', async ({ story }) => {
  for (const { site, as, path, key, headline } of places) {
    await test.step(`${key}${path}`, async () => {
      const popup = await story.openPopup(await story.visit(site, { as, path }));
      await popup.says(headline);
      expect(await popup.heading()).toBe(key);
      await popup.close();
    });
  }
});

test('B3: neighbours on one origin never mix: each site has its own member', async ({ story }) => {
  const yoga = await story.visit('yoga', { as: 'Noa' });
  const dance = await story.visit('dance', { as: 'Lior' });
  const onYoga = await story.openPopup(yoga);
  await onYoga.says('Your profile is private.');
  expect(await onYoga.who()).toContain('Noa Shahar');
  await onYoga.change('Join community');
  await onYoga.says('Done. Wix confirms the profile is now public.');
  await onYoga.close();

  const onDance = await story.openPopup(dance);
  await onDance.says('Your profile is public.');
  expect(await onDance.who()).toContain('Lior Peretz');
  await onDance.change('Leave community');
  await onDance.says('Done. Wix confirms the profile is now private.');
  expect(story.site('yoga').member('Noa').privacyStatus).toBe('PUBLIC');
});
