import { escapeHtml } from './html.ts';
import type { MockMember } from './member.ts';
import type { MockSite } from './mock-site.ts';
import { pageScript } from './page-scripts.ts';

/** How the pages of a site look. */
export function pageStyle(hue: number): string {
  return `
:root { color-scheme: light dark; --ink: hsl(${hue} 30% 14%); --paper: hsl(${hue} 40% 98%); --soft: hsl(${hue} 35% 92%); --strong: hsl(${hue} 65% 32%); }
@media (prefers-color-scheme: dark) { :root { --ink: hsl(${hue} 20% 92%); --paper: hsl(${hue} 22% 10%); --soft: hsl(${hue} 22% 17%); --strong: hsl(${hue} 70% 74%); } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.05rem/1.6 system-ui, sans-serif; }
header, main, footer { max-width: 52rem; margin: 0 auto; padding: 1.25rem 1.5rem; }
header { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: baseline; }
header strong { font-size: 1.2rem; color: var(--strong); }
nav { display: flex; gap: 1rem; flex: 1; }
a { color: var(--strong); }
#who { margin: 0; font-size: 0.95rem; }
.hero { background: var(--soft); border-radius: 1rem; padding: 2.5rem 2rem; }
h1 { margin: 0; font-size: 2.2rem; line-height: 1.2; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 1rem; margin-top: 1.5rem; }
.cards section { border: 1px solid var(--soft); border-radius: 0.75rem; padding: 0.5rem 1.25rem; }
h2 { font-size: 1.1rem; }
footer { font-size: 0.9rem; opacity: 0.8; }`;
}

const stories = [
  ['This week', 'Tuesday and Thursday at seven. Newcomers are welcome; bring water and a friend.'],
  ['News', 'The autumn programme is out. Places are few, so write to us early.'],
  ['Find us', 'Two minutes from the bus stop, behind the old post office. Ring twice.'],
] as const;

const isShown = (site: MockSite, member: MockMember): boolean =>
  member.privacyStatus === 'PUBLIC' &&
  site.rule.publicMemberCandidates === 'ANYONE' &&
  site.rule.publicMemberVisibility === 'VISIBLE_TO_ALL';

/** The heading and first words of the page at this path; the same for everybody, because pages are cached. */
function words(site: MockSite, path: string): { heading: string; text: string } {
  const { prefixes, title, tagline } = site.definition;
  const [first = '', slug = ''] = path.split('/').filter((part) => part !== '');
  if (prefixes && first === prefixes.account)
    return { heading: 'My account', text: 'Your details and settings.' };
  if (prefixes && first === prefixes.profiles) {
    const member = site.members.find((candidate) => candidate.slug === slug || candidate.id === slug);
    if (member && isShown(site, member)) {
      return { heading: member.nickname, text: `A member of ${title} since 2023.` };
    }
    return { heading: 'Member profile', text: 'This profile is not open to everybody.' };
  }
  return { heading: title, text: tagline };
}

function menu(site: MockSite): string {
  const { prefixes } = site.definition;
  const links = [
    ['/', 'Home'],
    ['/about', 'About'],
    ...(prefixes ? [[`/${prefixes.account}/my-account`, 'My account']] : []),
  ];
  const items = links.map(
    ([path = '/', text = '']) =>
      `<a data-page href="${escapeHtml(site.prefix + path)}">${escapeHtml(text)}</a>`,
  );
  return `<nav>${items.join('')}</nav>`;
}

/** What people see of a site's page. `path` is relative to the site. */
export function pageBody(site: MockSite, path: string): string {
  const { heading, text } = words(site, path);
  const cards = stories.map(([title, story]) => `<section><h2>${title}</h2><p>${story}</p></section>`);
  return `
<header><strong>${escapeHtml(site.definition.title)}</strong>${menu(site)}<p id="who"></p></header>
<main><div class="hero"><h1>${escapeHtml(heading)}</h1><p>${escapeHtml(text)}</p></div><div class="cards">${cards.join('')}</div></main>
<footer>A made-up site of the mock Wix. Choose who is signed in at <a href="https://control.test/">control.test</a>.</footer>
<script>${pageScript(site.prefix)}</script>`;
}
