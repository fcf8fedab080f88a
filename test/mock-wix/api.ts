import type { IncomingMessage, ServerResponse } from 'node:http';
import { accessTokens, namesMember } from './access-tokens.ts';
import { type Answer, gatewayError, jsonAnswer } from './answer.ts';
import { become, type CookieChange } from './become.ts';
import { readCookies } from './cookies.ts';
import type { Delays } from './delays.ts';
import { disfigured, isReplaced } from './disfigured.ts';
import type { Fault, Faults } from './fault.ts';
import type { InstanceTokens } from './instance-token.ts';
import { type Apply, membersApi } from './members-api.ts';
import type { MockSite } from './mock-site.ts';
import { readBody } from './read-body.ts';
import { type MockRequest, plainHeaders, stepOf } from './request.ts';
import { send } from './send.ts';
import type { Sessions } from './sessions.ts';
import { transfer } from './transfer.ts';
import { visitorOf } from './visitor-cookies.ts';

/** What the API needs of the world it is in. */
export interface ApiWorld {
  canary: string;
  requests: MockRequest[];
  faults: Faults;
  sessions: Sessions;
  tokens: InstanceTokens;
  delays: Delays;
  /** Resets the connection a request came on. */
  cut(request: IncomingMessage): void;
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

/** How a write happens under a fault. */
function applier(fault: Fault | undefined, delays: Delays): Apply {
  return (write) => {
    if (fault?.applyAfterMs !== undefined) delays.later(fault.applyAfterMs, write);
    else if (!fault || !(fault.ignoreWrite || isReplaced(fault))) write();
  };
}

/** Records and answers a request under `/_api/`, with whatever fault is switched on for it. */
export async function handleApi(
  world: ApiWorld,
  site: MockSite | undefined,
  url: URL,
  path: string,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET', socket } = incoming;
  const begun = performance.now();
  const request: MockRequest = {
    at: Date.now(),
    site: site?.key ?? url.host,
    host: url.host,
    method,
    path: `${url.pathname}${url.search}`,
    headers: plainHeaders(incoming.headers),
    body: '',
    step: stepOf(method, path),
    isOver: false,
    sentBytes: 0,
    tookMs: 0,
  };
  world.requests.push(request);
  response.once('close', () => {
    request.isOver = true;
    request.sentBytes = socket.bytesWritten;
    request.tookMs = performance.now() - begun;
  });
  const fault = site && world.faults.take(site.name, request.step);
  if (fault?.drop === 'before') {
    world.cut(incoming);
    return;
  }
  request.body = await readBody(incoming);
  if (fault?.delayMs !== undefined) await world.delays.wait(fault.delayMs);
  if (fault?.hold) await fault.hold;
  const answer = answerWith(world, site, request, path, fault);
  if (fault?.drop === 'after') world.cut(incoming);
  else if (fault?.transfer) transfer(response, answer, fault.transfer, world.delays);
  else send(response, answer);
}

/** The answer to a request that was read; makes the changes that it, and the fault, make in the world. */
function answerWith(
  world: ApiWorld,
  site: MockSite | undefined,
  request: MockRequest,
  path: string,
  fault: Fault | undefined,
): Answer {
  if (!site || site.definition.pages === 'copy' || site.definition.pages === 'plain') {
    return gatewayError(404, 'There is no Wix site here');
  }
  let browser: CookieChange = { cookies: readCookies(request.headers.cookie), setCookies: [] };
  const changeSession = (when: 'before' | 'after') => {
    if (fault?.session?.when !== when) return;
    browser = become(fault.session.member, site, browser.cookies, world.sessions);
  };
  changeSession('before');
  const answer = answerOf(world, site, request, path, browser.cookies, applier(fault, world.delays));
  changeSession('after');
  answer.cookies.push(...browser.setCookies);
  return fault ? disfigured(answer, fault, request) : answer;
}
