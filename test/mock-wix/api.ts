import type { IncomingMessage, ServerResponse } from 'node:http';
import { accessTokens, namesMember } from './access-tokens.ts';
import { type Answer, gatewayError, jsonAnswer } from './answer.ts';
import { type Apply, applier } from './apply.ts';
import { become, type CookieChange } from './become.ts';
import { readCookies } from './cookies.ts';
import { type ExchangeWorld, exchange } from './exchange.ts';
import type { Fault } from './fault.ts';
import type { InstanceTokens } from './instance-token.ts';
import { membersApi } from './members-api.ts';
import type { MockSite } from './mock-site.ts';
import { type MockRequest, stepOf } from './request.ts';
import type { Sessions } from './sessions.ts';
import { visitorOf } from './visitor-cookies.ts';

/** What the API needs of the world it is in. */
export interface ApiWorld extends ExchangeWorld {
  canary: string;
  sessions: Sessions;
  tokens: InstanceTokens;
}

function tokensAnswer(
  world: ApiWorld,
  site: MockSite,
  request: MockRequest,
  cookies: ReadonlyMap<string, string>,
): Answer {
  const { visitor, setCookies } = visitorOf(site, world.sessions, cookies);
  const logIn = namesMember(site, visitor, cookies, request.headers['client-binding'])
    ? world.sessions.logIn(site, cookies)
    : undefined;
  const answer = jsonAnswer(200, accessTokens(site, world.tokens, world.canary, visitor, logIn));
  answer.cookies.push(...setCookies);
  return answer;
}

function answerOf(
  world: ApiWorld,
  site: MockSite,
  request: MockRequest,
  path: string,
  cookies: ReadonlyMap<string, string>,
  apply: Apply,
): Answer {
  if (request.step === 'tokens') return tokensAnswer(world, site, request, cookies);
  const members = '/_api/members/v1';
  if (!path.startsWith(`${members}/`)) return gatewayError(404, 'There is no such API');
  return membersApi(site, request, path.slice(members.length), world.tokens, world.sessions, apply);
}

/** Records and answers a request under `/_api/`. */
export async function handleApi(
  world: ApiWorld,
  site: MockSite | undefined,
  url: URL,
  path: string,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const step = stepOf(incoming.method ?? 'GET', path);
  const arrival = { url, step, site: site?.key ?? url.host, faultsOf: site?.name };
  await exchange(world, arrival, incoming, response, (request, fault) =>
    answerWith(world, site, request, path, fault),
  );
}

/** The answer to a request that was read; makes the changes that it, and the fault, make in the world. */
function answerWith(
  world: ApiWorld,
  site: MockSite | undefined,
  request: MockRequest,
  path: string,
  fault: Fault | undefined,
): Answer {
  if (!site?.isWix) return gatewayError(404, 'There is no Wix site here');
  let browser: CookieChange = { cookies: readCookies(request.headers.cookie), setCookies: [] };
  const changeSession = (when: 'before' | 'after') => {
    if (fault?.session?.when !== when) return;
    browser = become(fault.session.member, site, browser.cookies, world.sessions);
  };
  changeSession('before');
  const answer = answerOf(world, site, request, path, browser.cookies, applier(fault, world.delays));
  changeSession('after');
  answer.cookies.push(...browser.setCookies);
  return answer;
}
