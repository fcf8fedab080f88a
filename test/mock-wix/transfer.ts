import type { ServerResponse } from 'node:http';
import { pipeline, Readable, type Writable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Answer } from './answer.ts';
import type { Delays } from './delays.ts';

/** How an answer comes over the wire, if not as it is. */
export type Transfer =
  /** Spaces after the body make it this many bytes; with gzip they are next to nothing on the wire. */
  | { padTo: number; gzip?: boolean }
  /**
   * Half of the headers or of the body comes at once, and then: nothing, for ever; more and more, for as long as it is
   * taken; the end of the connection, though content-length promised the whole; the end, as if that were all of it; the
   * rest, one byte at a time.
   */
  | { middleOf: 'headers' | 'body'; next: 'silence' | 'endless' | 'break' | 'end' | { byteEveryMs: number } };

type Broken = Extract<Transfer, { middleOf: unknown }>;

const line = `X-More: ${'x'.repeat(1000)}\r\n`;
const spaces = Buffer.alloc(64 * 1024, ' ');
const more = { headers: Buffer.from(line.repeat(64)), body: spaces };

/** Sends an answer the way a fault wants it: byte by byte by hand, since no server of its own accord would. */
export function transfer(response: ServerResponse, answer: Answer, wanted: Transfer, delays: Delays): void {
  const { socket } = response;
  if (!socket) return; // Whoever asked has gone.
  const body = Buffer.from(answer.body);
  if ('padTo' in wanted) {
    const encoding = wanted.gzip ? { 'content-encoding': 'gzip' } : { 'content-length': `${wanted.padTo}` };
    socket.write(headOf(answer, encoding));
    const padded = Readable.from(padding(body, wanted.padTo));
    flow(wanted.gzip ? [padded, createGzip(), socket] : [padded, socket]);
    return;
  }
  const promises = wanted.next === 'break' || typeof wanted.next === 'object';
  const head = Buffer.from(headOf(answer, promises ? { 'content-length': `${body.length}` } : {}));
  flow([Readable.from(broken(head, body, wanted, delays)), socket]);
}

/** Nothing is made before there is room for it, and nothing once the other side has gone. */
function flow(streams: (Readable | Writable)[]): void {
  pipeline(streams, (error) => {
    // One that has a code says that the other side went away: nothing is wrong with that here.
    if (error && error.code === undefined) throw error;
  });
}

/** The length is told where it is kept to; else the body ends with the connection. */
function headOf({ status, headers, cookies }: Answer, more: Record<string, string>): string {
  const lines = Object.entries({ ...headers, connection: 'close', ...more });
  for (const cookie of cookies) lines.push(['set-cookie', cookie]);
  return `HTTP/1.1 ${status} Faulty\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
}

function* padding(body: Buffer, size: number): Generator<Buffer> {
  yield body;
  for (let left = size - body.length; left > 0; left -= spaces.length) yield spaces.subarray(0, left);
}

async function* broken(head: Buffer, body: Buffer, { middleOf, next }: Broken, delays: Delays) {
  const whole = Buffer.concat([head, body]);
  // Between two headers, so that more of them can follow.
  const middleOfHead = head.indexOf('\r\n', head.length / 2) + 2;
  const middle = middleOf === 'headers' ? middleOfHead : head.length + Math.ceil(body.length / 2);
  yield whole.subarray(0, middle);
  if (next === 'silence') await new Promise(() => {});
  while (next === 'endless') yield more[middleOf];
  if (typeof next !== 'object') return;
  for (const byte of whole.subarray(middle)) {
    await delays.wait(next.byteEveryMs);
    yield Buffer.of(byte);
  }
}
