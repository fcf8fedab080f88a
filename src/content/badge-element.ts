import type { BadgeIcon, BadgeWorld, PageBadge } from '../shared/page-badge.ts';
import { badgeName, takeAway } from './take-away.ts';

const xhtml = 'http://www.w3.org/1999/xhtml';
const svg = 'http://www.w3.org/2000/svg';

// Set on the element itself: a page's policy forbids style elements, and nothing in a page's style sheets beats it. In a
// small window it lies at the very edge.
const pill = important(`all: initial; position: fixed; inset-block-end: clamp(0px, 100vh - 400px, 16px);
  inset-inline-end: clamp(0px, 100vw - 400px, 16px); z-index: 2147483647;
  pointer-events: none; box-sizing: border-box; max-inline-size: min(320px, 60vw); padding: 7px 12px 7px 10px;
  border: 1px solid light-dark(#c9ced6, #4a4e55); border-radius: 99px; box-shadow: 0 2px 10px #0003;
  color-scheme: light dark; background: light-dark(#fff, #1f2023); color: light-dark(#1b1d21, #f1f2f4);
  font: 500 13px / 18px system-ui, sans-serif;`);

let shown: { host: HTMLElement; text: string } | undefined;

const world = globalThis as BadgeWorld;
// It may come twice, where a page stood still meanwhile.
if (!world.memberVisibilityBadgeElement) {
  world.memberVisibilityBadgeElement = { place };
  world.memberVisibilityBadge?.draw();
}

/** Shows a text with its icon. The page can neither read it nor click it. */
function place({ language, direction }: PageBadge, text: string, icon: BadgeIcon): void {
  if (shown?.text === text && shown.host.isConnected) return;
  takeAway();
  const host = document.createElementNS(xhtml, badgeName) as HTMLElement;
  host.style.cssText = pill;
  host.lang = language;
  host.attachShadow({ mode: 'closed' }).append(content(text, icon, direction));
  // A page may have taken its own root away.
  document.querySelector(':root')?.append(host);
  // Chromium before 128 doesn't tell; there a zoomed page zooms the badge.
  host.style.setProperty('zoom', String(1 / (host.currentCSSZoom ?? 1)), 'important');
  shown = { host, text };
}

function content(text: string, { shape, colour }: BadgeIcon, direction: PageBadge['direction']): HTMLElement {
  const line = document.createElementNS(xhtml, 'div') as HTMLElement;
  line.style.cssText = 'display: flex; gap: 7px; align-items: center';
  line.dir = direction;
  const icon = document.createElementNS(svg, 'svg');
  icon.style.cssText = `flex: none; width: 16px; height: 16px; fill: ${colour}`;
  icon.setAttribute('viewBox', '0 0 16 16');
  icon.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svg, 'path');
  path.setAttribute('d', shape);
  path.setAttribute('fill-rule', 'evenodd');
  icon.append(path);
  const words = document.createElementNS(xhtml, 'span') as HTMLElement;
  words.style.cssText = 'overflow: hidden; text-overflow: ellipsis; white-space: nowrap';
  words.textContent = text;
  line.append(icon, words);
  return line;
}

function important(rules: string): string {
  return rules.replaceAll(';', ' !important;');
}
