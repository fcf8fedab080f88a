import fc from 'fast-check';
import { essential, type FakeElement, full } from '../wix/fake-document.ts';
import { anyName } from './anything.ts';
import { pathPart, restOfBase, type Spelling, spelling } from './sites.ts';

/** The names that the parsers of a page's models know. */
export const words = [
  'site',
  'externalBaseUrl',
  'siteType',
  'Template',
  'accessTokensUrl',
  'dynamicModelUrl',
  'siteFeaturesConfigs',
  'dynamicPages',
  'prefixToRouterFetchData',
  'optionsData',
  'bodyData',
  'config',
  'type',
  'public',
  'private',
  'platform',
  'bootstrapData',
  'appsSpecData',
  '14cc59bc-f0b7-15b8-e1c7-89ce41d0e0c9',
];

const router = (type: string) => ({ optionsData: { bodyData: { config: { type } } } });
const named = fc.option(
  fc.record({ path: pathPart, query: fc.constantFrom('', '?v=2'), spelt: spelling, isDoubled: fc.boolean() }),
  { nil: undefined },
);

/** What the page of a site says, not yet of which site. */
export const pageContent = fc.record({
  base: fc.record({ spelt: spelling, rest: restOfBase }),
  models: fc.constantFrom('essential', 'full', 'both', 'full, broken essential'),
  tokens: named,
  dynamic: named,
  routers: fc.dictionary(anyName(['profile', 'account']), fc.constantFrom('public', 'private', 'static'), {
    maxKeys: 5,
  }),
  apps: fc.option(fc.constantFrom({}, { '14cc59bc-f0b7-15b8-e1c7-89ce41d0e0c9': {} }), { nil: undefined }),
});
type PageContent = typeof pageContent extends fc.Arbitrary<infer T> ? T : never;
type Named = { path: string; query: string; spelt: Spelling; isDoubled: boolean } | undefined;

const address = (key: string, it: Named) =>
  it?.spelt(key, `${it.isDoubled ? '//' : '/'}_api/${it.path}${it.query}#x`);

/** The model of a site's page, as `JSON.stringify` takes it. */
export function modelOf(key: string, { base, tokens, dynamic, routers, apps }: PageContent): object {
  const routed = Object.entries(routers).map(([prefix, type]) => [prefix, router(type)]);
  return {
    site: { externalBaseUrl: base.spelt(key, base.rest), siteType: 'UGC' },
    accessTokensUrl: address(key, tokens),
    dynamicModelUrl: address(key, dynamic),
    siteFeaturesConfigs: {
      dynamicPages: { prefixToRouterFetchData: Object.fromEntries(routed) },
      platform: { bootstrapData: { appsSpecData: apps } },
    },
  };
}

/** The elements of a page whose models say this, in the order of real pages. */
export function elementsOf(model: unknown, models: PageContent['models']): FakeElement[] {
  const text = JSON.stringify(model) ?? '';
  const first = models === 'full, broken essential' ? text.slice(1) : text;
  return [...(models === 'full' ? [] : [essential(first)]), ...(models === 'essential' ? [] : [full(text)])];
}

/** What there is to know of a site whose page says this. */
export function siteSaidBy(key: string, { models, tokens, dynamic, routers, apps }: PageContent) {
  const base = `https://${key}`;
  const given = tokens ?? dynamic;
  const isFull = models !== 'essential';
  const prefixes = (wanted: string) =>
    Object.entries(routers)
      .filter(([prefix, type]) => isFull && type === wanted && prefix !== '' && prefix.length <= 100)
      .map(([prefix]) => prefix);
  const found = { profiles: prefixes('public'), account: prefixes('private') };
  const isRouted = found.profiles.length + found.account.length > 0;
  return {
    key,
    base,
    accessTokensUrl: `${base}/_api/${given ? `${given.path}${given.query}` : 'v1/access-tokens'}`,
    memberPages: isRouted ? found : { profiles: ['profile'], account: ['account', 'members-area'] },
    hasMembersArea: isRouted || !isFull || apps === undefined || Object.keys(apps).length > 0,
  };
}
