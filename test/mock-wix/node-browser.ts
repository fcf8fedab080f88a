import { request } from 'node:https';
import type { MockWix } from './index.ts';

/** A browser reduced to what an API test needs: https to the mock only, and a cookie jar. It follows no redirects. */
export interface NodeBrowser {
  fetch(url: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** Every Set-Cookie header it was sent. */
  readonly setCookies: string[];
  /** The value of a cookie it would send to this URL. */
  cookie(url: string, name: string): string | undefined;
}

/** A browser with an empty cookie jar that trusts the mock's certificate and nothing else. */
export function createNodeBrowser(mock: Pick<MockWix, 'httpsPort' | 'certificate'>): NodeBrowser {
  const jars = new Map<string, Map<string, string>>();
  const setCookies: string[] = [];
  const jarOf = (host: string): Map<string, string> => {
    const jar = jars.get(host) ?? new Map<string, string>();
    jars.set(host, jar);
    return jar;
  };
  const keep = (host: string, header: string): void => {
    setCookies.push(header);
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
    if (name === undefined || value === undefined) return;
    if (/;\s*Max-Age=0(;|$)/i.test(header)) jarOf(host).delete(name);
    else jarOf(host).set(name, value);
  };

  return {
    setCookies,
    cookie: (url, name) => jars.get(new URL(url).host)?.get(name),
    fetch(input, init = {}) {
      const url = new URL(input instanceof Request ? input.url : input);
      const headers = Object.fromEntries(new Headers(init.headers));
      const cookie = [...jarOf(url.host)].map(([name, value]) => `${name}=${value}`).join('; ');
      return new Promise((resolve, reject) => {
        const outgoing = request(
          {
            host: '127.0.0.1',
            port: mock.httpsPort,
            servername: url.hostname,
            ca: mock.certificate,
            // It is the mock's own certificate; sites added later are not named in it.
            checkServerIdentity: () => undefined,
            agent: false,
            method: init.method ?? 'GET',
            path: `${url.pathname}${url.search}`,
            headers: { ...headers, host: url.host, ...(cookie === '' ? {} : { cookie }) },
          },
          (incoming) => {
            for (const header of incoming.headers['set-cookie'] ?? []) keep(url.host, header);
            const chunks: Buffer[] = [];
            incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
            incoming.on('error', reject);
            incoming.on('end', () => {
              const status = incoming.statusCode ?? 0;
              const body = [204, 304].includes(status) ? null : Buffer.concat(chunks);
              const answerHeaders = new Headers();
              for (const [name, value] of Object.entries(incoming.headers)) {
                for (const one of [value ?? []].flat()) answerHeaders.append(name, one);
              }
              resolve(new Response(body, { status, headers: answerHeaders }));
            });
          },
        );
        outgoing.on('error', reject);
        outgoing.end(typeof init.body === 'string' ? init.body : undefined);
      });
    },
  };
}
