import type { IncomingMessage, ServerResponse } from 'node:http';
import { accessTokens, namesMember } from './access-tokens.ts';
import { type Answer, gatewayError, jsonAnswer } from './answer.ts';
import { readCookies } from './cookies.ts';
import type { Delays } from './delays.ts';
import type { Fault, Faults } from './fault.ts';
import type { InstanceTokens } from './instance-token.ts';
import { type Apply, membersApi } from './members-api.ts';
import type { MockSite } from './mock-site.ts';
import { readBody } from './read-body.ts';
import { type MockRequest, plainHeaders, stepOf } from './request.ts';
import { send, sendFaulty } from './send.ts';
import type { Sessions } from './sessions.ts';
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

function tokensAnswer(world: ApiWorld, site: MockSite, request: MockRequest): Answer {
  const cookies = readCookies(request.headers.cookie);
  const { visitor, setCookies } = visitorOf(site, world.sessions, cookies);
  const logIn = namesMember(site, visitor, cookies, request.headers['client-binding'])
    ? world.sessions.logIn(site, cookies)
    : undefined;
  const answer = jsonAnswer(200, accessTokens(site, world.tokens, world.canary, visitor, logIn));
  answer.cookies.push(...setCookies);
  return answer;
}

function answerOf(world: ApiWorld, site: MockSite, request: MockRequest, path: string, apply: Apply): Answer {
  if (request.step === 'tokens') return tokensAnswer(world, site, request);
  const members = '/_api/members/v1';
  if (!path.startsWith(`${members}/`)) return gatewayError(404, 'There is no such API');
  return membersApi(site, request, path.slice(members.length), world.tokens, world.sessions, apply);
}

/** How a write happens under a fault. */
function applier(fault: Fault | undefined, delays: Delays): Apply {
  return (write) => {
    if (fault?.applyAfterMs !== undefined) delays.later(fault.applyAfterMs, write);
    else if (!fault?.ignoreWrite && fault?.status === undefined && fault?.body === undefined) write();
  };
}

function disfigure(answer: Answer, fault: Fault): Answer {
  const body = fault.alter ? JSON.stringify(fault.alter(JSON.parse(answer.body))) : answer.body;
  const replaced = fault.status !== undefined || fault.body !== undefined;
  const status = fault.status ?? (replaced ? 200 : answer.status);
  return {
    status,
    headers: {
      ...answer.headers,
      ...(fault.contentType === undefined ? {} : { 'content-type': fault.contentType }),
      ...fault.headers,
    },
    cookies: answer.cookies,
    body: fault.body ?? (fault.status === undefined ? body : gatewayError(status, `Status ${status}`).body),
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
  const method = incoming.method ?? 'GET';
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
  };
  world.requests.push(request);
  response.once('close', () => {
    request.isOver = true;
  });
  const fault = site && world.faults.take(site.name, request.step);
  if (fault?.drop === 'before') {
    world.cut(incoming);
    return;
  }
  request.body = await readBody(incoming);
  if (fault?.delayMs !== undefined) await world.delays.wait(fault.delayMs);
  if (fault?.hold) await fault.hold;
  const served = site && site.definition.pages !== 'copy' && site.definition.pages !== 'plain';
  const answer = served
    ? answerOf(world, site, request, path, applier(fault, world.delays))
    : gatewayError(404, 'There is no Wix site here');
  if (fault?.drop === 'after') world.cut(incoming);
  else if (fault) sendFaulty(response, disfigure(answer, fault), fault, world.delays);
  else send(response, answer);
}
