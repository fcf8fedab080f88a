import type { MemberSeed } from './member.ts';

export type SiteName =
  | 'acme'
  | 'yoga'
  | 'dance'
  | 'classic'
  | 'slash'
  | 'studio'
  | 'brochure'
  | 'copy'
  | 'plain';

/**
 * Which pages a site serves: `essential` is 2023 and later, `slash` the same without accessTokensUrl, `full` is 2021,
 * `given` is HTML that a test brings.
 */
export type PageKind = 'essential' | 'slash' | 'full' | 'copy' | 'plain' | 'given';

/** What a mock site is like when the world starts. */
export interface SiteDefinition {
  name: string;
  title: string;
  tagline: string;
  hue: number;
  /** As the page's model names it. */
  base: string;
  /** Where the log-in e-mail addresses are: members.<mail>. */
  mail: string;
  pages: PageKind;
  /** What every page of a site with `given` pages is. */
  html?: string;
  editorName: string;
  /** The first parts of the paths of member pages; none on a site without a Members Area. */
  prefixes: { profiles: string; account: string } | null;
  members: readonly MemberSeed[];
}

const usual = { profiles: 'profile', account: 'account' };
const seed = (name: string, lastName: string, privacyStatus: 'PUBLIC' | 'PRIVATE'): MemberSeed => ({
  name,
  lastName,
  privacyStatus,
});

type NamedSite = SiteDefinition & { name: SiteName };

const acme: NamedSite = {
  name: 'acme',
  title: 'Acme Climbing Club',
  tagline: 'Two walls, one valley, and somebody who always brings cake.',
  hue: 205,
  base: 'https://www.acme-club.test',
  mail: 'acme-club.test',
  pages: 'essential',
  editorName: 'Unknown',
  prefixes: usual,
  members: [
    seed('Dana', 'Levi', 'PUBLIC'),
    seed('Omer', 'Katz', 'PRIVATE'),
    seed('Ruth', 'Adler', 'PUBLIC'),
    seed('Yossi', 'Bar', 'PRIVATE'),
  ],
};

/** Every site of the mock world. `yoga` and `dance` are neighbours on one origin. */
export const siteDefinitions: readonly NamedSite[] = [
  acme,
  {
    ...acme,
    name: 'yoga',
    title: 'Yoga with Dana',
    tagline: 'Slow mornings on the roof, all year round.',
    hue: 150,
    base: 'https://dana.wixsite.test/yoga',
    mail: 'yoga-with-dana.test',
    members: [seed('Noa', 'Shahar', 'PRIVATE'), seed('Maya', 'Golan', 'PUBLIC')],
  },
  {
    ...acme,
    name: 'dance',
    title: 'Dance Evenings',
    tagline: 'Salsa on Sundays, tango whenever it rains.',
    hue: 330,
    base: 'https://dana.wixsite.test/dance',
    mail: 'dance-evenings.test',
    members: [seed('Lior', 'Peretz', 'PUBLIC'), seed('Tamar', 'Dayan', 'PRIVATE')],
  },
  {
    ...acme,
    name: 'classic',
    title: 'Classic Bicycle Workshop',
    tagline: 'Steel frames, patient hands.',
    hue: 25,
    base: 'https://www.classic-bikes.test',
    mail: 'classic-bikes.test',
    pages: 'full',
    members: [seed('Avi', 'Mizrahi', 'PRIVATE'), seed('Gali', 'Stern', 'PUBLIC')],
  },
  {
    ...acme,
    name: 'slash',
    title: 'Slash Pottery',
    tagline: 'Bowls that are almost round.',
    hue: 50,
    base: 'https://www.slash-pottery.test/',
    mail: 'slash-pottery.test',
    pages: 'slash',
    members: [seed('Rami', 'Cohen', 'PUBLIC')],
  },
  {
    ...acme,
    name: 'studio',
    title: 'North Light Studio',
    tagline: 'Portraits in one hour, by the big window.',
    hue: 265,
    base: 'https://north.wixstudio.test/light',
    mail: 'north-light.test',
    editorName: 'Studio',
    prefixes: { profiles: 'people', account: 'my-space' },
    members: [seed('Shira', 'Tal', 'PUBLIC'), seed('Eitan', 'Rosen', 'PRIVATE')],
  },
  {
    ...acme,
    name: 'brochure',
    title: 'Brochure Bakery',
    tagline: 'Open until the bread is gone.',
    hue: 35,
    base: 'https://www.brochure-bakery.test',
    mail: 'brochure-bakery.test',
    prefixes: null,
    members: [],
  },
  { ...acme, name: 'copy', base: 'https://www.acme-mirror.test', pages: 'copy', members: [] },
  {
    ...acme,
    name: 'plain',
    title: 'A plain page',
    tagline: 'Made by hand from a copied template.',
    hue: 0,
    base: 'https://plain.test',
    mail: 'plain.test',
    pages: 'plain',
    prefixes: null,
    members: [],
  },
];
