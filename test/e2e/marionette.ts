import { connect, type Socket } from 'node:net';

interface Waiting {
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

type Reply = [1, number, { error: string; message: string } | null, unknown];

/** A client of Firefox's remote protocol: JSON arrays over TCP, each behind its length in bytes and a colon. */
export class Marionette {
  private readonly waiting = new Map<number, Waiting>();
  private received = Buffer.alloc(0);
  private greeted = false;
  private last = 0;

  private constructor(private readonly socket: Socket) {}

  /** Connects to the port that Firefox wrote to its profile. */
  static async connect(port: number): Promise<Marionette> {
    const socket = connect(port, '127.0.0.1');
    const marionette = new Marionette(socket);
    socket.on('data', (data: Buffer) => marionette.receive(data));
    socket.on('close', () => marionette.end(new Error('Firefox closed the connection.')));
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    socket.on('error', (error) => marionette.end(error));
    return marionette;
  }

  async send<T>(command: string, parameters: object = {}): Promise<T> {
    const id = ++this.last;
    const frame = JSON.stringify([0, id, command, parameters]);
    const answer = new Promise<unknown>((resolve, reject) => this.waiting.set(id, { resolve, reject }));
    this.socket.write(`${Buffer.byteLength(frame)}:${frame}`);
    return (await answer) as T;
  }

  close(): void {
    this.socket.destroy();
  }

  private receive(data: Buffer): void {
    this.received = Buffer.concat([this.received, data]);
    for (;;) {
      const colon = this.received.indexOf(':');
      if (colon < 0) return;
      const end = colon + 1 + Number(this.received.toString('latin1', 0, colon));
      if (this.received.length < end) return;
      const frame: unknown = JSON.parse(this.received.toString('utf8', colon + 1, end));
      this.received = this.received.subarray(end);
      // The first frame is Firefox's greeting.
      if (this.greeted) this.answer(frame as Reply);
      this.greeted = true;
    }
  }

  private answer([, id, error, result]: Reply): void {
    const asked = this.waiting.get(id);
    this.waiting.delete(id);
    if (error) asked?.reject(new Error(`${error.error}: ${error.message}`));
    else asked?.resolve(result);
  }

  private end(error: Error): void {
    for (const asked of this.waiting.values()) asked.reject(error);
    this.waiting.clear();
  }
}
