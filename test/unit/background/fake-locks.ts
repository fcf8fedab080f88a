interface Request {
  owner: object;
  grant: () => void;
}

/** `navigator.locks` of one extension: shared by its workers, and freed where a worker dies. */
export class FakeLocks {
  /** Per name, who holds it and then who waits. */
  readonly #queues = new Map<string, Request[]>();

  async request<T>(owner: object, name: string, work: () => Promise<T>): Promise<T> {
    const queue = this.#queues.get(name) ?? [];
    this.#queues.set(name, queue);
    let request: Request | undefined;
    await new Promise<void>((grant) => {
      request = { owner, grant };
      if (queue.push(request) === 1) grant();
    });
    try {
      return await work();
    } finally {
      this.#keep(queue, (other) => other !== request);
    }
  }

  /** The worker died: what it held or waited for is free. */
  drop(owner: object): void {
    for (const queue of this.#queues.values()) this.#keep(queue, (request) => request.owner !== owner);
  }

  #keep(queue: Request[], isKept: (request: Request) => boolean): void {
    const [holder] = queue;
    queue.splice(0, queue.length, ...queue.filter(isKept));
    if (queue[0] !== holder) queue[0]?.grant();
  }
}
