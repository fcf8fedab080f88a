import type { MockWix, SiteName } from '../test/mock-wix/index.ts';
import { announce, type Stop, type TourGuide } from './tour-guide.ts';

interface Scene extends Stop {
  name: string;
  site: SiteName;
  as?: string;
  arrange?: (mock: MockWix) => void;
}

const nothing = { badge: '', title: 'Member Visibility' };

/** What else a person may meet, each with the world arranged for it. */
const scenes: Scene[] = [
  {
    name: 'members-only',
    site: 'acme',
    as: 'Dana',
    arrange: ({ sites: { acme } }) => {
      acme.rule = { ...acme.rule, publicMemberVisibility: 'VISIBLE_TO_MEMBERS_ONLY' };
    },
    headline: 'Your profile is public to members.',
    text: 'This site shows public profiles only to people who are logged in.',
    badge: 'MEM',
    title: 'Public to members – Dana Levi on www.acme-club.test',
  },
  {
    name: 'turned-off',
    site: 'acme',
    as: 'Omer',
    arrange: ({ sites: { acme } }) => {
      acme.rule = { ...acme.rule, publicMemberCandidates: 'NO_ONE' };
    },
    headline: 'Your profile is private.',
    text: 'Public profiles are turned off on this site. Only the owner can change that: Settings, Site member settings, Member privacy.',
    badge: 'PRI',
    title: 'Private – Omer Katz on www.acme-club.test',
  },
  {
    name: 'logged-out',
    site: 'yoga',
    headline: "You're not logged in to this site.",
    text: 'Log in as a member, then open this again.',
    ...nothing,
  },
  {
    name: 'not-wix',
    site: 'plain',
    headline: "This isn't a Wix site.",
    text: 'Open a page of your Wix site.',
    ...nothing,
  },
  {
    name: 'trouble',
    site: 'classic',
    as: 'Avi',
    arrange: (mock) => mock.fault({ site: 'classic', step: 'member', status: 400, body: '{}' }),
    headline: 'This site gave an unexpected answer.',
    text: '',
    badge: '!',
    title: 'Needs attention – This site gave an unexpected answer.',
  },
];

/** Short stops at the other states. */
export async function tourOfStates(guide: TourGuide, mock: MockWix): Promise<void> {
  for (const scene of scenes) {
    mock.reset();
    scene.arrange?.(mock);
    const site = mock.sites[scene.site];
    announce(`${scene.as ?? 'A visitor'} at ${site.key}: ${scene.name.replace('-', ' ')}`);
    const tab = await guide.browser.open(scene.as ? site.logInUrl(scene.as) : site.url());
    const view = await guide.openPopup(tab);
    await guide.expect(tab, view, scene);
    await guide.photograph(view.popup, scene.name);
    await view.close();
    await tab.close();
  }
}
