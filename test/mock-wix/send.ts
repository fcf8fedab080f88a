import type { ServerResponse } from 'node:http';
import type { Answer } from './answer.ts';
import type { Delays } from './delays.ts';
import type { Fault } from './fault.ts';

/**
 * Sends an answer and closes the connection: on a reused one browsers send a request again by themselves when it is
 * reset, and then a reset would not be one request.
 */
export function send(response: ServerResponse, answer: Answer): void {
  writeHead(response, answer);
  response.end(response.req.method === 'HEAD' ? undefined : answer.body);
}

/** Sends an answer the way a fault wants it. */
export function sendFaulty(response: ServerResponse, answer: Answer, fault: Fault, delays: Delays): void {
  if (fault.endless === 'headers') {
    response.socket?.write(`HTTP/1.1 ${answer.status} OK\r\nContent-Type: application/json\r\nX-Never: `);
    return;
  }
  if (fault.endless === 'body') {
    writeHead(response, answer);
    response.write(answer.body.slice(0, Math.ceil(answer.body.length / 2)));
    return;
  }
  if (fault.byteEveryMs === undefined) {
    send(response, answer);
    return;
  }
  writeHead(response, answer);
  dribble(response, Buffer.from(answer.body), fault.byteEveryMs, delays);
}

function dribble(response: ServerResponse, rest: Buffer, everyMs: number, delays: Delays): void {
  if (response.destroyed) return;
  if (rest.length === 0) {
    response.end();
    return;
  }
  response.write(rest.subarray(0, 1));
  delays.later(everyMs, () => dribble(response, rest.subarray(1), everyMs, delays));
}

function writeHead(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, {
    ...answer.headers,
    connection: 'close',
    ...(answer.cookies.length > 0 ? { 'set-cookie': answer.cookies } : {}),
  });
}
