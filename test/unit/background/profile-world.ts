import type { MemberState } from '../../../src/wix/tab-state.ts';
import type { FakeSite, Reply } from './fake-site.ts';
import type { FakeTab } from './fake-tabs.ts';
import type { WorkerWorld } from './worker-world.ts';

export const omersPage = 'profile/omer/profile';
export const noasPage = 'profile/noa/profile';
export const omer = { id: 'omer-1', profile: { slug: 'omer', nickname: 'Omer' } };
export const noa = { id: 'noa-1', profile: { slug: 'noa', nickname: 'Noa' } };

/** A tab at this path of the site. */
export function openOn(world: WorkerWorld, path: string): FakeTab {
  return world.openTab({ page: { ...world.page, url: addressOf(world, path) } });
}

/** The tab's page goes to another path by itself, without a new document. */
export function goOn(world: WorkerWorld, { document }: FakeTab, path: string): void {
  document.page.url = addressOf(world, path);
}

function addressOf({ site }: WorkerWorld, path: string): string {
  return `${site.site.base}/${path}`;
}

/** An answer that lists these members. */
export const listing =
  (...members: unknown[]): Reply =>
  () =>
    Response.json({ members });

/** What the site says of the member, who has this slug. */
export const withSlug =
  (slug: string): Reply =>
  async (serve) => {
    const { member } = (await serve().json()) as { member: { profile: object } };
    return Response.json({ member: { ...member, profile: { ...member.profile, slug } } });
  };

/** What the site is asked for from now on: the filter of every query. */
export function filtersOf(site: FakeSite): object[] {
  const filters: object[] = [];
  const serve = site.serve.bind(site);
  site.serve = (url, init, jar) => {
    if (url.endsWith('/members/query')) filters.push(JSON.parse(String(init.body)).query.filter);
    return serve(url, init, jar);
  };
  return filters;
}

/** What the states that were told say of somebody else's profile, one after the other. */
export function profilesIn(told: readonly object[]): MemberState['otherProfile'][] {
  return told.map((state) => ('otherProfile' in state ? (state as MemberState).otherProfile : undefined));
}
