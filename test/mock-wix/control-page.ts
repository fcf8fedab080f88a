import { escapeHtml } from './html.ts';
import type { MockMember } from './member.ts';
import type { MockSite } from './mock-site.ts';
import { changedRule, isCandidates, isVisibility } from './rule.ts';

const style = `
:root { color-scheme: light dark; --line: hsl(220 15% 82%); --soft: hsl(220 25% 97%); --ink: hsl(220 25% 15%); --link: hsl(215 80% 38%); }
@media (prefers-color-scheme: dark) { :root { --line: hsl(220 12% 32%); --soft: hsl(220 15% 14%); --ink: hsl(220 15% 90%); --link: hsl(210 90% 75%); } }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
section { border: 1px solid var(--line); border-radius: 0.75rem; padding: 0 1.25rem 1rem; margin: 1.25rem 0; background: var(--soft); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; padding: 0.35rem 0.75rem 0.35rem 0; border-top: 1px solid var(--line); }
a { color: var(--link); }
form { display: inline; }
button { font: inherit; margin: 0.25rem 0.5rem 0.25rem 0; }
code { font-size: 0.9em; }`;

function memberRow(site: MockSite, member: MockMember): string {
  const name = escapeHtml(member.name);
  return `<tr><td>${escapeHtml(member.nickname)}</td><td>${member.privacyStatus}</td>
<td><a href="${escapeHtml(site.logInUrl(member.name))}">log in as ${name}</a></td>
<td><a href="${escapeHtml(site.profileUrl(member.name))}">profile page</a></td></tr>`;
}

function ruleButton(site: MockSite, field: string, value: string, text: string): string {
  return `<form method="post" action="/rule"><input type="hidden" name="site" value="${site.name}"/><button name="${field}" value="${value}">${text}</button></form>`;
}

function rules(site: MockSite): string {
  const hidden = site.rule.publicMemberVisibility === 'VISIBLE_TO_ALL';
  const open = site.rule.publicMemberCandidates === 'ANYONE';
  return `<p>Public members are seen by ${hidden ? 'everybody' : 'members only'}; ${open ? 'anyone' : 'no one'} may be public.</p>
${hidden ? ruleButton(site, 'publicMemberVisibility', 'VISIBLE_TO_MEMBERS_ONLY', 'Show them to members only') : ruleButton(site, 'publicMemberVisibility', 'VISIBLE_TO_ALL', 'Show them to everybody')}
${open ? ruleButton(site, 'publicMemberCandidates', 'NO_ONE', 'Let no one be public') : ruleButton(site, 'publicMemberCandidates', 'ANYONE', 'Let anyone be public')}
${ruleButton(site, 'bindingRequired', site.bindingRequired ? 'no' : 'yes', site.bindingRequired ? 'Stop asking for the binding header' : 'Ask for the binding header')}`;
}

function section(site: MockSite): string {
  const rows = site.members.map((member) => memberRow(site, member)).join('');
  const members = `<table><thead><tr><th>Member</th><th>Profile</th><th colspan="2">Go</th></tr></thead><tbody>${rows}</tbody></table>
<p><a href="${escapeHtml(site.logOutUrl())}">log out</a></p>${rules(site)}`;
  return `<section id="${site.name}"><h2>${escapeHtml(site.definition.title)} <small>(${site.name})</small></h2>
<p><a href="${escapeHtml(site.url())}">${escapeHtml(site.url())}</a></p>${site.members.length > 0 ? members : '<p>No members here.</p>'}</section>`;
}

/** The page where people choose who is logged in and what the rules are. */
export function controlPage(sites: readonly MockSite[]): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"/><title>Mock Wix</title><meta name="viewport" content="width=device-width, initial-scale=1"/><style>${style}</style></head>
<body><h1>Mock Wix</h1><p>Every site below is made up and lives on this computer only.</p>${sites.map(section).join('')}</body></html>`;
}

/** Changes a site as a button of the control page says. */
export function applyControl(sites: readonly MockSite[], form: URLSearchParams): void {
  const site = sites.find((candidate) => candidate.name === form.get('site'));
  if (!site) return;
  const publicMemberVisibility = form.get('publicMemberVisibility');
  if (isVisibility(publicMemberVisibility)) site.rule = changedRule(site.rule, { publicMemberVisibility });
  const publicMemberCandidates = form.get('publicMemberCandidates');
  if (isCandidates(publicMemberCandidates)) site.rule = changedRule(site.rule, { publicMemberCandidates });
  if (form.has('bindingRequired')) site.bindingRequired = form.get('bindingRequired') === 'yes';
}
