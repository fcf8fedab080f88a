import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, gatewayError } from './answer.ts';
import { type Apply, applier } from './apply.ts';
import { readDefaultPrivacy, setDefaultPrivacy } from './default-privacy.ts';
import { type ExchangeWorld, exchange } from './exchange.ts';
import { type Json, withBody } from './json.ts';
import type { MockSite } from './mock-site.ts';
import { type Owner, ownerHost } from './owner.ts';
import { guarded } from './owner-guard.ts';
import { queryEverybody } from './owner-query.ts';
import { readRule, setRule } from './owner-rule.ts';
import { type MockRequest, type Step, stepOf } from './request.ts';

/** What the owner's API needs of the world it is in. */
export interface OwnerWorld extends ExchangeWorld {
  owner: Owner;
  sites: readonly MockSite[];
}

const reads: Partial<Record<Step, (site: MockSite) => Answer>> = {
  'owner-rule': (site) => readRule(site),
  'owner-default': (site) => readDefaultPrivacy(site),
};

const writes: Partial<Record<Step, (site: MockSite, body: Json, apply: Apply) => Answer>> = {
  'owner-set-rule': setRule,
  'owner-set-default': setDefaultPrivacy,
};

/** Records and answers a request to www.wixapis.com. */
export async function handleOwnerApi(
  world: OwnerWorld,
  url: URL,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const siteId = incoming.headers['wix-site-id'];
  const named = world.sites.find(({ isWix, metaSiteId }) => isWix && metaSiteId === siteId);
  const step = stepOf(incoming.method ?? 'GET', url.pathname);
  const arrival = { url, step, site: ownerHost, faultsOf: named?.name };
  await exchange(world, arrival, incoming, response, (request, fault) =>
    guarded(world.owner, world.requests, request, named, step in writes, (site) =>
      answerOf(world.owner, site, request, applier(fault, world.delays)),
    ),
  );
}

/** The answer to a request that the key allows. */
function answerOf({ tooManyToCount }: Owner, site: MockSite, request: MockRequest, apply: Apply): Answer {
  const { step, body } = request;
  const read = reads[step];
  if (read) return read(site);
  if (step === 'owner-query') return withBody(body, (asked) => queryEverybody(site, asked, tooManyToCount));
  const write = writes[step];
  if (!write) return gatewayError(404, 'There is no such method');
  const answer = withBody(body, (sent) => write(site, sent, apply));
  answer.headers['x-wix-consistent'] = site.replication.consistent();
  return answer;
}
