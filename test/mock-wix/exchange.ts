import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './answer.ts';
import type { Delays } from './delays.ts';
import { disfigured } from './disfigured.ts';
import type { Fault, Faults } from './fault.ts';
import { readBody } from './read-body.ts';
import { type MockRequest, plainHeaders, type Step } from './request.ts';
import { send } from './send.ts';
import { transfer } from './transfer.ts';

/** What recording and answering needs of the world it is in. */
export interface ExchangeWorld {
  requests: MockRequest[];
  faults: Faults;
  delays: Delays;
  /** Resets the connection a request came on. */
  cut(request: IncomingMessage): void;
}

/** What is known of an API request as it arrives. */
interface Arrival {
  url: URL;
  step: Step;
  /** What it is recorded under: the key of a site, or a host. */
  site: string;
  /** The name of the site whose faults hit it. */
  faultsOf: string | undefined;
}

/** Makes the answer to a request that was read, with the changes that it, and the fault, make in the world. */
type AnswerTo = (request: MockRequest, fault: Fault | undefined) => Answer;

/** Records and answers one API request, with whatever fault is switched on for it. */
export async function exchange(
  world: ExchangeWorld,
  { url, step, site, faultsOf }: Arrival,
  incoming: IncomingMessage,
  response: ServerResponse,
  answerTo: AnswerTo,
): Promise<void> {
  const { method = 'GET', socket } = incoming;
  const begun = performance.now();
  const request: MockRequest = {
    at: Date.now(),
    site,
    host: url.host,
    method,
    path: `${url.pathname}${url.search}`,
    headers: plainHeaders(incoming.headers),
    body: '',
    step,
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
  const fault = faultsOf === undefined ? undefined : world.faults.take(faultsOf, step);
  if (fault?.drop === 'before') {
    world.cut(incoming);
    return;
  }
  request.body = await readBody(incoming);
  if (fault?.delayMs !== undefined) await world.delays.wait(fault.delayMs);
  if (fault?.hold) await fault.hold;
  const made = answerTo(request, fault);
  const answer = fault ? disfigured(made, fault, request) : made;
  if (fault?.drop === 'after') world.cut(incoming);
  else if (fault?.transfer) transfer(response, answer, fault.transfer, world.delays);
  else send(response, answer);
}
