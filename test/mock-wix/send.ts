import type { ServerResponse } from 'node:http';
import type { Answer } from './answer.ts';

/**
 * Sends an answer and closes the connection: on a reused one browsers send a request again by themselves when it is
 * reset, and then a reset would not be one request.
 */
export function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, {
    ...answer.headers,
    connection: 'close',
    ...(answer.cookies.length > 0 ? { 'set-cookie': answer.cookies } : {}),
  });
  response.end(response.req.method === 'HEAD' ? undefined : answer.body);
}
