import { recordAt, textAt, valueAt } from './json-at.ts';
import { longestPrefix, type MemberPages, mostPrefixes, usualMemberPages } from './member-pages.ts';

/** Finds one element of the document by selector; only its text and attributes are read. */
export type Find = (selector: string) => Pick<Element, 'textContent' | 'getAttribute'> | null;

/** Real models have up to 400 kB; what is far beyond that is not a model. */
const longestModel = 4_000_000;

const membersAreaApp = '14cc59bc-f0b7-15b8-e1c7-89ce41d0e0c9';

/** What a page's own data says, as far as it is what it should be; whatever else stands there counts as not there. */
export interface PageModel {
  externalBaseUrl: string;
  siteType: string | undefined;
  metaSiteId: string | undefined;
  accessTokensUrl: string | undefined;
  dynamicModelUrl: string | undefined;
  /** Wix's routers by the prefix of their pages. */
  routers: Record<string, unknown>;
  /** The apps of the site by their ids; undefined where there is no list of them. */
  apps: Record<string, unknown> | undefined;
}

/** What a page's script element with this id says of its site; undefined where it is none of Wix's. */
export function readPageModel(
  find: Find,
  id: 'wix-viewer-model' | 'wix-essential-viewer-model',
): PageModel | undefined {
  const text = find(`script#${id}[type="application/json"]`)?.textContent;
  if (!text || text.length > longestModel) return undefined;
  let model: unknown;
  try {
    model = JSON.parse(text);
  } catch {
    return undefined; // Not JSON: an element that only shares the name.
  }
  const externalBaseUrl = textAt(model, 'site', 'externalBaseUrl');
  if (externalBaseUrl === undefined) return undefined;
  return {
    externalBaseUrl,
    siteType: textAt(model, 'site', 'siteType'),
    metaSiteId: textAt(model, 'site', 'metaSiteId'),
    accessTokensUrl: textAt(model, 'accessTokensUrl'),
    dynamicModelUrl: textAt(model, 'dynamicModelUrl'),
    routers: recordAt(model, 'siteFeaturesConfigs', 'dynamicPages', 'prefixToRouterFetchData') ?? {},
    apps: recordAt(model, 'siteFeaturesConfigs', 'platform', 'bootstrapData', 'appsSpecData'),
  };
}

/**
 * The prefixes of member pages, from the routers of the whole model: type "public" shows profiles, "private" the
 * visitor's own account. The usual ones where it names none. Facts: docs/wix.md, "Member pages".
 */
export function memberPagesIn(model: PageModel | undefined): MemberPages {
  const pages: MemberPages = { profiles: [], account: [] };
  for (const [prefix, router] of Object.entries(model?.routers ?? {})) {
    const type = valueAt(router, 'optionsData', 'bodyData', 'config', 'type');
    const list = type === 'public' ? pages.profiles : type === 'private' ? pages.account : undefined;
    if (prefix === '' || prefix.length > longestPrefix) continue;
    if (list && list.length < mostPrefixes) list.push(prefix);
  }
  return pages.profiles.length + pages.account.length > 0 ? pages : usualMemberPages;
}

/** Whether the site has a Members Area, as far as its whole model tells; undefined where no list of its apps is there. */
export function hasMembersAreaIn(model: PageModel | undefined): boolean | undefined {
  if (memberPagesIn(model) !== usualMemberPages) return true;
  return model?.apps && Object.hasOwn(model.apps, membersAreaApp);
}
