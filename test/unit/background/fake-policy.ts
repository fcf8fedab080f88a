type Listener = (violation: unknown) => void;

/** A document as it tells of requests that its policy forbids. */
export class FakePolicy {
  readonly #listeners = new Set<Listener>();

  addEventListener(type: string, listener: Listener): void {
    if (type === 'securitypolicyviolation') this.#listeners.add(listener);
  }

  removeEventListener(_type: string, listener: Listener): void {
    this.#listeners.delete(listener);
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  /** A violation that nothing else comes with. */
  tell(url: string): void {
    for (const listener of this.#listeners)
      listener({ isTrusted: true, disposition: 'enforce', blockedURI: url });
  }

  /** A request fails, and a violation is told right after: of that request, unless `violation` says otherwise. */
  refuse(url: string, violation: object = {}): Promise<never> {
    const told = { isTrusted: true, disposition: 'enforce', blockedURI: url, ...violation };
    setImmediate(() => {
      for (const listener of this.#listeners) listener(told);
    });
    return Promise.reject(new TypeError('NetworkError when attempting to fetch resource.'));
  }
}
