import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, htmlAnswer, redirect } from './answer.ts';
import { type ApiWorld, handleApi } from './api.ts';
import { applyControl, controlPage } from './control-page.ts';
import { readCookies } from './cookies.ts';
import { door } from './door.ts';
import type { MockSite } from './mock-site.ts';
import { ownerHost } from './owner.ts';
import { handleOwnerApi, type OwnerWorld } from './owner-api.ts';
import { page } from './page.ts';
import { readBody } from './read-body.ts';
import { send } from './send.ts';
import { visitorOf } from './visitor-cookies.ts';

/** A page a test serves at one URL of its own. */
export interface ServedPage {
  html: string;
  status?: number;
  headers?: Record<string, string>;
  /** Waits for this before it answers. */
  hold?: Promise<void>;
  /** The connection is reset instead of an answer. */
  drop?: boolean;
}

/** The whole world behind the proxy. */
export interface World extends ApiWorld, OwnerWorld {
  sites: MockSite[];
  pages: Map<string, ServedPage>;
}

function siteAt(sites: readonly MockSite[], url: URL): MockSite | undefined {
  return sites.find(
    (site) =>
      site.host === url.host && (url.pathname === site.prefix || url.pathname.startsWith(`${site.prefix}/`)),
  );
}

async function control(world: World, request: IncomingMessage): Promise<Answer> {
  if (request.method !== 'POST')
    return htmlAnswer(200, controlPage(world.sites), { 'cache-control': 'no-store' });
  const form = new URLSearchParams(await readBody(request));
  applyControl(world.sites, form);
  return redirect(`https://control.test/#${form.get('site') ?? ''}`, 303);
}

function pageAnswer(
  world: World,
  site: MockSite,
  url: URL,
  path: string,
  cookieHeader: string | undefined,
): Answer {
  const original = site.name === 'copy' ? world.sites.find(({ name }) => name === 'acme') : site;
  const answer = htmlAnswer(200, site.alterPage(page(original ?? site, path, url.search), url), {
    'cache-control': 'no-cache',
    ...site.pageHeaders,
  });
  if (!site.isWix) return answer;
  answer.cookies.push(...visitorOf(site, world.sessions, readCookies(cookieHeader)).setCookies);
  return answer;
}

/** Answers one request to any `*.test` host, or to the owner's API. */
export async function handle(
  world: World,
  scheme: 'http' | 'https',
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(`${scheme}://${request.headers.host ?? ''}${request.url ?? '/'}`);
  url.port = '';
  const served = world.pages.get(`${url.origin}${url.pathname}`);
  if (served) {
    await served.hold;
    if (served.drop) return world.cut(request);
    send(response, htmlAnswer(served.status ?? 200, served.html, served.headers));
    return;
  }
  if (url.host === ownerHost) {
    await handleOwnerApi(world, url, request, response);
    return;
  }
  if (url.pathname === '/favicon.ico') {
    send(response, { status: 204, headers: {}, cookies: [], body: '' });
    return;
  }
  if (url.host === 'control.test') {
    send(response, await control(world, request));
    return;
  }
  const site = siteAt(world.sites, url);
  // A base that ends in a slash makes its page ask for `//_api/…`.
  const path = url.pathname.slice(site?.prefix.length ?? 0).replace(/^\/+/, '/');
  if (path.startsWith('/_api/')) {
    await handleApi(world, site, url, path, request, response);
    return;
  }
  if (!site) {
    send(response, htmlAnswer(404, '<!doctype html><title>Not found</title><p>There is nothing here.</p>'));
    return;
  }
  if (scheme === 'http' && site.definition.pages !== 'plain') {
    send(response, redirect(`https://${url.host}${url.pathname}${url.search}`, 301));
    return;
  }
  if (path.startsWith('/__mock/')) {
    const cookies = readCookies(request.headers.cookie);
    send(response, door(site, path.slice('/__mock/'.length), url.searchParams, cookies, world.sessions));
    return;
  }
  send(response, pageAnswer(world, site, url, path, request.headers.cookie));
}
