export interface Hosts {
  origins: string[];
}

/** `permissions`, as far as hosts go; a person grants them and takes them away. */
export class FakePermissions {
  readonly granted = new Set<string>();

  async contains({ origins }: Hosts): Promise<boolean> {
    return origins.every((origin) => this.granted.has(origin));
  }

  async remove({ origins }: Hosts): Promise<boolean> {
    return origins.map((origin) => this.granted.delete(origin)).includes(true);
  }
}
