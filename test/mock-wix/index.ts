import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { Socket } from 'node:net';
import { type AddedSite, definitionOf } from './added-site.ts';
import { createCertificate } from './certificate.ts';
import { Delays } from './delays.ts';
import { type Fault, Faults } from './fault.ts';
import { InstanceTokens } from './instance-token.ts';
import { MockSite } from './mock-site.ts';
import { Owner, ownerHost } from './owner.ts';
import { createProxy } from './proxy.ts';
import type { MockRequest } from './request.ts';
import { handle, type ServedPage, type World } from './routes.ts';
import { Sessions } from './sessions.ts';
import { type SiteDefinition, type SiteName, siteDefinitions } from './site-definitions.ts';

export type { AddedSite } from './added-site.ts';
export type { Fault } from './fault.ts';
export type { MockSite } from './mock-site.ts';
export type { MockRequest } from './request.ts';
export type { SiteName } from './site-definitions.ts';

/** A world of Wix-like sites behind one proxy. */
export interface MockWix {
  /** `127.0.0.1:port` of the forward proxy. */
  readonly proxy: string;
  /** Base64 SHA-256 of the certificate's public key. */
  readonly spki: string;
  /** The certificate as PEM, for Node. */
  readonly certificate: string;
  readonly httpsPort: number;
  /** Stands in every token a site issues. */
  readonly canary: string;
  /** Stands in the values of the session cookies. */
  readonly cookieCanary: string;
  /** The bindings of all sessions so far: each stands in one cookie, and nowhere else. */
  readonly bindings: readonly string[];
  readonly sites: Record<SiteName, MockSite>;
  /** All of them, with those that were added. */
  readonly everySite: readonly MockSite[];
  /** The key of whoever owns all the sites, and what it may do. */
  readonly owner: Owner;
  /** Every request under `/_api/` and to the owner's API, in order. */
  readonly requests: MockRequest[];
  /** `host:port` of everything that was refused, in order. */
  readonly blocked: string[];
  /** Switches a fault on; the returned function removes it. */
  fault(fault: Fault): () => void;
  /** Whether a fault waits for the very next requests, or holds one. */
  readonly hasExactFault: boolean;
  /** Serves a page of the test's own at one `*.test` URL (the query does not count); the returned function removes it. */
  servePage(url: string, page: ServedPage): () => void;
  /** Makes given HTML a live site, with members, sessions and the API, until the next reset. */
  addSite(site: AddedSite): MockSite;
  /** Members, rules, the owner's key, sessions, faults, pages, requests as at the start. */
  reset(): void;
  stop(): Promise<void>;
}

const isSites = (sites: Partial<Record<SiteName, MockSite>>): sites is Record<SiteName, MockSite> =>
  siteDefinitions.every(({ name }) => sites[name] !== undefined);

function createSites(create: (definition: SiteDefinition) => MockSite): Record<SiteName, MockSite> {
  const sites: Partial<Record<SiteName, MockSite>> = {};
  for (const definition of siteDefinitions) {
    sites[definition.name] = create(definition);
  }
  if (!isSites(sites)) throw new Error('A site is missing');
  return sites;
}

async function listen(server: Pick<Server, 'listen' | 'address' | 'once'>): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return address.port;
}

/** Starts the mock world on ports of its own. */
export async function startMockWix(): Promise<MockWix> {
  const canary = `canary${randomBytes(9).toString('hex')}`;
  const cookieCanary = `cookie${randomBytes(9).toString('hex')}`;
  const sessions = new Sessions(canary, cookieCanary);
  const createSite = (definition: SiteDefinition) =>
    new MockSite(definition, (site) => sessions.endAll(site));
  const sites = createSites(createSite);
  const hosts = new Set(Object.values(sites).map((site) => site.host));
  const { key, cert, spki } = await createCertificate([...hosts, 'control.test', ownerHost]);
  const blocked: string[] = [];
  const sockets = new Set<Socket>();
  const world: World = {
    canary,
    requests: [],
    faults: new Faults(),
    sessions,
    tokens: new InstanceTokens(canary),
    owner: new Owner(),
    delays: new Delays(),
    sites: Object.values(sites),
    pages: new Map(),
    cut({ socket: { remotePort } }) {
      // Under TLS only the connection below can be reset.
      for (const socket of sockets) if (socket.remotePort === remotePort) socket.resetAndDestroy();
    },
  };

  const answer = (scheme: 'http' | 'https') => (request: IncomingMessage, response: ServerResponse) => {
    handle(world, scheme, request, response).catch((error: unknown) => {
      // The client went away while it was still sending: there is nobody to answer.
      if (request.destroyed && !request.complete) return;
      console.error('mock wix:', error);
      response.destroy();
    });
  };
  const https = createServer({ key, cert }, answer('https'));
  const proxy = createProxy(answer('http'), https, (target) => blocked.push(target));
  for (const server of [https, proxy]) {
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
  }
  const httpsPort = await listen(https);
  const proxyPort = await listen(proxy);

  const reset = () => {
    world.delays.clear();
    world.faults.clear();
    world.sessions.reset();
    world.pages.clear();
    world.requests.length = 0;
    blocked.length = 0;
    world.sites.splice(siteDefinitions.length);
    world.owner.reset();
    for (const site of world.sites) site.reset();
  };

  return {
    proxy: `127.0.0.1:${proxyPort}`,
    spki,
    certificate: cert,
    httpsPort,
    canary,
    cookieCanary,
    get bindings() {
      return sessions.bindings;
    },
    sites,
    everySite: world.sites,
    owner: world.owner,
    requests: world.requests,
    blocked,
    fault: (fault) => world.faults.add(fault),
    get hasExactFault() {
      return world.faults.areExact;
    },
    servePage(url, page) {
      const { origin, pathname } = new URL(url);
      world.pages.set(`${origin}${pathname}`, page);
      return () => void world.pages.delete(`${origin}${pathname}`);
    },
    addSite(added) {
      const site = createSite(definitionOf(added));
      if (world.sites.some(({ key }) => key === site.key)) throw new Error(`${site.key} is there already`);
      world.sites.push(site);
      return site;
    },
    reset,
    async stop() {
      world.delays.clear();
      const closed = [https, proxy].map((server) => new Promise((resolve) => server.close(resolve)));
      for (const socket of sockets) socket.destroy();
      await Promise.all(closed);
    },
  };
}
