import type { Browser } from '../shared/browser.ts';
import type { BadgeWorld, PageBadge } from '../shared/page-badge.ts';
import { type MemberPages, memberPageAt } from '../wix/member-pages.ts';
import { takeAway } from './take-away.ts';

// The polyfill is larger than all of this; both browsers have what is needed here under this name. A part of it costs when
// it is named first: on most pages that is the storage alone.
const extension = (globalThis as unknown as { chrome: Pick<Browser, 'storage'> & Partial<Browser> }).chrome;
const world = globalThis as BadgeWorld;

const freshMs = 30_000;
const stayMs = 1000;
const mostTries = 3;
let site: { key: string; pages: MemberPages } | undefined;
let badge: PageBadge | null = null;
let askedAt = Number.NEGATIVE_INFINITY;
let askedOf: string | undefined;
let staying: ReturnType<typeof setTimeout> | undefined;
let isAsking = false;
let isSeen = false;
let isPrinting = false;
/** There from the first member page on. */
let watching: AbortController | undefined;
let isStopped = false;

// A newer copy takes over: the browser starts one with the page, the switch one in pages that are open already.
world.memberVisibilityBadge?.stop();
delete world.memberVisibilityBadgeElement;
world.memberVisibilityBadge = {
  show(newer) {
    if (!watching) return false; // It asks by itself when there is a member page.
    badge = newer;
    draw();
    return badge !== null && !world.memberVisibilityBadgeElement;
  },
  draw,
  stop,
};
start();

async function start(): Promise<void> {
  takeAway();
  site = await findSite();
  if (!site || isStopped) return;
  window.navigation.addEventListener('currententrychange', moved);
  if (memberPage()) watch();
}

/** The first member page of this document: from now on more matters than the address. */
function watch(): void {
  watching = new AbortController();
  const { signal } = watching;
  extension.storage.local.onChanged.addListener(onSwitched);
  document.addEventListener('visibilitychange', seeOrNot, { signal });
  window.addEventListener('pagehide', forget, { signal });
  window.addEventListener('pageshow', comeBack, { signal });
  window.addEventListener('beforeprint', printing, { signal });
  window.addEventListener('afterprint', printing, { signal });
  look();
}

/** A page can send this event itself, as often as it likes; what it can't do is come in sight. */
function seeOrNot(): void {
  if (isSeen !== (document.visibilityState === 'visible')) look();
}

function printing({ isTrusted, type }: Event): void {
  if (!isTrusted) return;
  isPrinting = type === 'beforeprint';
  draw();
}

/** A page that only changes its address is not read again so soon, unless it shows somebody else. */
async function moved(): Promise<void> {
  if (!watching) return beginToWatch();
  draw();
  if (whoElse() !== askedOf) askedOf = undefined;
  if (performance.now() - askedAt > freshMs) look();
  else lookIfStaying();
}

/** While nothing but the address was watched the site may have been switched off. */
async function beginToWatch(): Promise<void> {
  if (!memberPage() || !(await isStillOn())) return;
  if (!watching && !isStopped) watch();
}

/** What is true when the page is left need not be when somebody comes back to it. */
function forget({ isTrusted }: Event): void {
  if (!isTrusted) return;
  badge = null;
  isAsking = false;
  takeAway();
}

/** The browser may keep a page and bring it back as it was; meanwhile its site may have been switched off. */
async function comeBack({ isTrusted, persisted }: PageTransitionEvent): Promise<void> {
  if (!isTrusted || !persisted) return;
  if (await isStillOn()) look();
}

/** Finds the site anew; stops where it was switched off, or this copy was updated or removed and belongs to nobody. */
async function isStillOn(): Promise<boolean> {
  try {
    site = await findSite();
  } catch (error) {
    if (extension.runtime?.id) throw error;
    site = undefined;
  }
  if (!site) stop();
  return site !== undefined;
}

/** Asks the background to look, while somebody sees a member page. What it finds comes back through `show`. */
async function look(): Promise<void> {
  isSeen = document.visibilityState === 'visible';
  if (!isSeen) isAsking = false;
  else if (!isAsking && memberPage()) await ask();
}

async function ask(tries = 1): Promise<void> {
  const { runtime } = extension;
  if (!runtime?.id) return stop(); // Updated or removed meanwhile, this copy belongs to nobody.
  isAsking = true;
  askedAt = performance.now();
  askedOf = whoElse();
  try {
    await runtime.sendMessage({ name: 'badge:look', question: null });
  } catch {
    // The background was ended: the next one is asked, as long as there is anything to ask.
    const isWanted = !isStopped && isSeen && memberPage();
    if (isWanted && tries < mostTries) return ask(tries + 1);
    // The next page asks again.
    askedAt = Number.NEGATIVE_INFINITY;
  }
  isAsking = false;
  lookIfStaying(); // The page may show somebody else by now.
}

function draw(): void {
  const whose = whoElse();
  if (isPrinting || !badge || !memberPage()) {
    takeAway();
    return;
  }
  const { text, icon, other } = badge;
  const element = world.memberVisibilityBadgeElement;
  if (whose === undefined) element?.place(badge, text, icon);
  else if (whose === other?.whose) element?.place(badge, other.text, other.icon);
  else takeAway();
}

/** Whose profile the page shows, where it is somebody else's. */
function whoElse(): string | undefined {
  const page = memberPage();
  const isElse = badge && page?.kind === 'profile' && !badge.names.includes(page.whose);
  return isElse ? page.whose : undefined;
}

/** Somebody else's profile is asked for once, where a person stays on its page. */
function lookIfStaying(): void {
  clearTimeout(staying);
  const whose = whoElse();
  const isKnown = whose === undefined || whose === badge?.other?.whose || whose === askedOf;
  if (!isKnown && !isStopped) staying = setTimeout(look, stayMs);
}

function memberPage() {
  return site && memberPageAt(new URL(location.href), site.key, site.pages);
}

/** The site this page belongs to, as it was stored when its badge was switched on: the one with the longest path. */
async function findSite(): Promise<typeof site> {
  const parts = (location.host + location.pathname).split('/').slice(0, 4);
  const keys = parts.map((_, index) => parts.slice(0, index + 1).join('/')).reverse();
  const stored = await extension.storage.local.get(keys.map((key) => `badge ${key}`));
  for (const key of keys) {
    const pages = stored[`badge ${key}`] as MemberPages | undefined;
    if (Array.isArray(pages?.profiles) && Array.isArray(pages.account)) return { key, pages };
  }
  return undefined;
}

function onSwitched(changes: Record<string, { newValue?: unknown }>): void {
  const change = site && changes[`badge ${site.key}`];
  if (change && !change.newValue) stop();
}

function stop(): void {
  if (isStopped) return;
  isStopped = true;
  clearTimeout(staying);
  delete world.memberVisibilityBadge;
  window.navigation.removeEventListener('currententrychange', moved);
  if (!watching) return;
  watching.abort();
  takeAway();
  if (extension.runtime?.id) extension.storage.local.onChanged.removeListener(onSwitched);
}
