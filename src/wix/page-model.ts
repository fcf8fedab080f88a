import * as v from 'valibot';
import { type MemberPages, usualMemberPages } from './member-pages.ts';

/** Finds one element of the document by selector; only its text and attributes are read. */
export type Find = (selector: string) => Pick<Element, 'textContent' | 'getAttribute'> | null;

/** Real models have up to 400 kB; what is far beyond that is not a model. */
const longestModel = 4_000_000;

const membersAreaApp = '14cc59bc-f0b7-15b8-e1c7-89ce41d0e0c9';

/** A part of the model that nothing depends on: whatever else stands there counts as not there. */
const perhaps = <T>(schema: v.GenericSchema<unknown, T>) => v.fallback(v.optional(schema), undefined);
const record = v.custom<Record<string, unknown>>(
  (input) => typeof input === 'object' && input !== null && !Array.isArray(input),
);

const PageModel = v.object({
  site: v.object({ externalBaseUrl: v.string(), siteType: perhaps(v.string()) }),
  accessTokensUrl: perhaps(v.string()),
  dynamicModelUrl: perhaps(v.string()),
  siteFeaturesConfigs: perhaps(
    v.object({
      dynamicPages: perhaps(v.object({ prefixToRouterFetchData: perhaps(record) })),
      platform: perhaps(v.object({ bootstrapData: perhaps(v.object({ appsSpecData: perhaps(record) })) })),
    }),
  ),
});
export type PageModel = v.InferOutput<typeof PageModel>;

/** What a page's script element with this id says of its site; undefined where it is none of Wix's. */
export function readPageModel(
  find: Find,
  id: 'wix-viewer-model' | 'wix-essential-viewer-model',
): PageModel | undefined {
  const text = find(`script#${id}[type="application/json"]`)?.textContent;
  if (!text || text.length > longestModel) return undefined;
  try {
    const parsed = v.safeParse(PageModel, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined; // Not JSON: an element that only shares the name.
  }
}

const Router = v.object({
  optionsData: v.object({
    bodyData: v.object({ config: v.object({ type: v.picklist(['public', 'private']) }) }),
  }),
});
const mostPrefixes = 10;
const longestPrefix = 100;

/**
 * The prefixes of member pages, from the routers of the whole model: type "public" shows profiles, "private" the
 * visitor's own account. The usual ones where it names none. Facts: docs/wix.md, "Member pages".
 */
export function memberPagesIn(model: PageModel | undefined): MemberPages {
  const routers = model?.siteFeaturesConfigs?.dynamicPages?.prefixToRouterFetchData ?? {};
  const pages: MemberPages = { profiles: [], account: [] };
  for (const [prefix, router] of Object.entries(routers)) {
    if (!v.is(Router, router) || prefix === '' || prefix.length > longestPrefix) continue;
    const list = router.optionsData.bodyData.config.type === 'public' ? pages.profiles : pages.account;
    if (list.length < mostPrefixes) list.push(prefix);
  }
  return pages.profiles.length + pages.account.length > 0 ? pages : usualMemberPages;
}

/** Whether the site has a Members Area, as far as its whole model tells; undefined where no list of its apps is there. */
export function hasMembersAreaIn(model: PageModel | undefined): boolean | undefined {
  if (memberPagesIn(model) !== usualMemberPages) return true;
  const apps = model?.siteFeaturesConfigs?.platform?.bootstrapData?.appsSpecData;
  return apps && Object.hasOwn(apps, membersAreaApp);
}
