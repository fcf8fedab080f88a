type Values = Record<string, unknown>;
type Listener = (changes: Record<string, { newValue?: unknown }>) => void;

/** An area of `storage`: keeps copies, tells of every change, and outlives every worker. */
export class FakeStorage {
  #values: Values = {};
  #listeners: Listener[] = [];
  /** Every text that was ever kept. */
  readonly written: string[] = [];

  /** How many listen. */
  get listeners(): number {
    return this.#listeners.length;
  }

  readonly onChanged = {
    addListener: (listener: Listener) => void this.#listeners.push(listener),
    removeListener: (listener: Listener) => {
      this.#listeners = this.#listeners.filter((other) => other !== listener);
    },
  };

  /** All of it for null, else the values under these keys, where there are any. */
  async get(keys: string | string[] | null): Promise<Values> {
    const wanted = Object.entries(this.#values).filter(
      ([name]) => keys === null || [keys].flat().includes(name),
    );
    return structuredClone(Object.fromEntries(wanted));
  }

  async set(values: Values): Promise<void> {
    const kept = structuredClone(values);
    this.written.push(JSON.stringify(kept));
    Object.assign(this.#values, kept);
    this.#tell(Object.entries(kept).map(([key, newValue]) => [key, { newValue }]));
  }

  async remove(keys: string | string[]): Promise<void> {
    const gone = [keys].flat().filter((key) => key in this.#values);
    for (const key of gone) delete this.#values[key];
    this.#tell(gone.map((key) => [key, {}]));
  }

  #tell(changes: [string, { newValue?: unknown }][]): void {
    for (const listener of this.#listeners) listener(structuredClone(Object.fromEntries(changes)));
  }
}
