export interface Hosts {
  origins: string[];
  permissions?: string[];
}

/** `permissions`: hosts and names; a person grants them and takes them away. */
export class FakePermissions {
  readonly granted = new Set<string>();

  async contains({ origins, permissions = [] }: Hosts): Promise<boolean> {
    return [...origins, ...permissions].every((origin) => this.granted.has(origin));
  }

  async remove({ origins = [], permissions = [] }: Partial<Hosts>): Promise<boolean> {
    return [...origins, ...permissions].map((given) => this.granted.delete(given)).includes(true);
  }
}
