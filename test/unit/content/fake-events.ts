/** What listens to a window or a document; an event made by Node could not pass for one of the browser's own. */
export class FakeEvents {
  readonly #listeners = new Set<{ type: string; hear: (event: unknown) => void }>();

  addEventListener(type: string, hear: (event: unknown) => void, { signal }: { signal: AbortSignal }): void {
    const listener = { type, hear };
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  /** How many listen. */
  get count(): number {
    return this.#listeners.size;
  }

  /** An event of the browser's, or one that the page sends itself. */
  send(type: string, event: { isTrusted: boolean; persisted?: boolean }): void {
    for (const listener of [...this.#listeners])
      if (listener.type === type) listener.hear({ type, ...event });
  }
}
