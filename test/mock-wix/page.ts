import { escapeHtml, jsonScript } from './html.ts';
import { guid } from './member.ts';
import type { MockSite } from './mock-site.ts';
import { pageBody, pageStyle } from './page-body.ts';
import { essentialModel, fullModel } from './page-model.ts';
import { guardScript } from './page-scripts.ts';

const padding = `<style>/*${'.'.repeat(60_000)}*/</style>`;
const generator = '<meta name="generator" content="Wix.com Website Builder"/>';

function siteMetas(site: MockSite): string {
  return [
    `<meta http-equiv="X-Wix-Meta-Site-Id" content="${site.metaSiteId}"/>`,
    `<meta http-equiv="X-Wix-Application-Instance-Id" content="${guid(`site ${site.name}`)}"/>`,
    '<meta http-equiv="X-Wix-Published-Version" content="412"/>',
  ].join('');
}

function titleAndStyle(site: MockSite): string {
  const { title, hue } = site.definition;
  return `<title>${escapeHtml(title)}</title><meta name="viewport" content="width=device-width, initial-scale=1"/><style>${pageStyle(hue)}</style>`;
}

function wixPage(site: MockSite, requestUrl: string, path: string): string {
  const hasEssential = site.definition.pages !== 'full';
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"/>${generator}`,
    hasEssential ? jsonScript('wix-essential-viewer-model', essentialModel(site, requestUrl)) : '',
    `<script>${guardScript}</script>`,
    titleAndStyle(site),
    padding.repeat(7),
    jsonScript('wix-fedops', { data: { site: { metaSiteId: site.metaSiteId } } }),
    hasEssential ? '' : jsonScript('wix-viewer-model', fullModel(site, requestUrl)),
    `${siteMetas(site)}${padding}</head><body><div id="SITE_CONTAINER">`,
    pageBody(site, path),
    padding,
    hasEssential ? jsonScript('wix-viewer-model', fullModel(site, requestUrl)) : '',
    jsonScript('wix-warmup-data', {}),
    '</div></body></html>',
  ].join('');
}

function plainPage(site: MockSite, path: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"/>${generator}${titleAndStyle(site)}</head><body>${pageBody(site, path)}</body></html>`;
}

/** The HTML of the page at `path`: what follows the site's prefix, without a query. */
export function page(site: MockSite, path: string, search: string): string {
  if (site.definition.html !== undefined) return site.definition.html;
  if (site.definition.pages === 'plain') return plainPage(site, path);
  return wixPage(site, `${site.url(path)}${search}`, path);
}
