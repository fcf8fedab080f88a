export interface Script {
  id: string;
  js: string[];
  matches: string[];
  runAt: string;
  persistAcrossSessions: boolean;
}

/** The content scripts that an extension has registered; like the browsers, it takes no id twice and forgets none it doesn't know. */
export class FakeScripts {
  readonly #scripts = new Map<string, Script>();

  async registered(): Promise<Script[]> {
    return structuredClone([...this.#scripts.values()]);
  }

  async register(scripts: Script[]): Promise<void> {
    for (const { id } of scripts) {
      if (this.#scripts.has(id)) throw new Error(`Duplicate script ID '${id}'`);
    }
    for (const script of structuredClone(scripts)) this.#scripts.set(script.id, script);
  }

  async unregister({ ids }: { ids: string[] }): Promise<void> {
    for (const id of ids) {
      if (!this.#scripts.delete(id)) throw new Error(`Nonexistent script ID '${id}'`);
    }
  }
}
