import type { MockWix } from '../mock-wix/index.ts';
import { BenchChromium, type BenchTab } from './chromium.ts';
import { switchBadgeOn } from './in-the-page.ts';

/** The empty extension twice: how far the two are apart is what the machine alone does. */
export const names = ['empty', 'empty again', 'ours'] as const;
export type Name = (typeof names)[number];

/** An extension in a browser of its own, with a member logged in on two sites. */
export interface Contestant {
  name: Name;
  isOurs: boolean;
  chromium: BenchChromium;
  /** On a site where the page badge is on, and the empty content script runs. */
  granted: BenchTab;
  /** On a site where nothing was allowed. */
  other: BenchTab;
}

/** The member's addresses. */
export function addresses({ sites: { acme, studio } }: MockWix) {
  return {
    notGranted: studio.url('/shop'),
    notMember: acme.url('/shop'),
    member: acme.url('/profile/dana/profile'),
    other: studio.url('/'),
  };
}

export async function start(name: Name, mock: MockWix): Promise<Contestant> {
  const isOurs = name === 'ours';
  const chromium = await BenchChromium.start(isOurs ? 'dist/chrome' : 'test/bench/floor', mock);
  const { acme, studio } = mock.sites;
  const granted = await chromium.openTab(acme.logInUrl('Dana', '/'));
  if (isOurs) await switchBadgeOn(chromium, granted, mock);
  const [somebody] = studio.definition.members;
  if (!somebody) throw new Error('Nobody is a member of the site.');
  const other = await chromium.openTab(studio.logInUrl(somebody.name, '/'));
  return { name, isOurs, chromium, granted, other };
}
