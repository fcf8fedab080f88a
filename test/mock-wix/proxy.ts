import { createServer, type RequestListener, type Server } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { ownerHost } from './owner.ts';

const ours = /^[a-z0-9.-]+\.test$/i;

/** Where a refused request wanted to go. */
export type Refused = (hostAndPort: string) => void;

/**
 * The one forward proxy. `*.test` on the default ports, and the owner's API over https, are handed to the mock's own
 * servers, in this process; everything else is refused.
 */
export function createProxy(handlePlain: RequestListener, https: HttpsServer, refused: Refused): Server {
  const proxy = createServer((request, response) => {
    const target = request.url ?? '';
    const absolute = target.startsWith('/') ? `http://${request.headers.host ?? ''}${target}` : target;
    const url = URL.canParse(absolute) ? new URL(absolute) : undefined;
    if (url?.protocol === 'http:' && ours.test(url.hostname) && url.port === '') {
      request.url = `${url.pathname}${url.search}`;
      request.headers.host = url.host;
      handlePlain(request, response);
      return;
    }
    refused(url ? `${url.hostname}:${url.port || '80'}` : absolute);
    response.writeHead(403, { connection: 'close' }).end();
  });

  const serverFor = (host: string, port: string) => {
    if (port === '443') return ours.test(host) || host === ownerHost ? https : undefined;
    return port === '80' && ours.test(host) ? proxy : undefined;
  };
  proxy.on('connect', (request, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const [host = '', port = ''] = (request.url ?? '').split(/:(?=\d+$)/);
    const server = serverFor(host, port);
    if (!server) {
      refused(`${host}:${port}`);
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    server.emit('connection', socket);
  });
  return proxy;
}
