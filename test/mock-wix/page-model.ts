import { apps } from './access-tokens.ts';
import { guid } from './member.ts';
import type { MockSite } from './mock-site.ts';

type Json = Record<string, unknown>;

const features = [
  'assetsLoader',
  'commonConfig',
  'componentsLoader',
  'consentPolicy',
  'dynamicPages',
  'navigationManager',
  'pages',
  'renderer',
  'router',
  'seo',
  'sessionManager',
  'siteMembersWixCodeSdk',
  'siteMembers',
  'translations',
  'platform',
];

/** The URLs the page's own code asks for tokens. `slash` doubles the slash, as such sites do. */
export function tokenUrls(site: MockSite): Record<string, string> {
  const dynamicModelUrl = `${site.base}/_api/v2/dynamicmodel`;
  if (site.definition.pages !== 'essential') return { dynamicModelUrl };
  return { dynamicModelUrl, accessTokensUrl: `${site.base}/_api/v1/access-tokens` };
}

function router(site: MockSite, prefix: string, type: 'public' | 'private'): Json {
  const path = type === 'public' ? '/{userName}/profile' : '/my-account';
  const appDefinitionId = type === 'public' ? apps.about : apps.myAccount;
  return {
    urlData: {
      basePath: `${site.url('')}/_api/members/v1/santa-members`,
      queryParams: 'viewMode=site',
      appDefinitionId: apps.membersArea,
    },
    optionsData: {
      bodyData: {
        pageRoles: {},
        routerPrefix: `/${prefix}`,
        config: {
          type,
          patterns: { [path]: { appData: { appDefinitionId }, page: guid(`${prefix} page`) } },
        },
      },
      headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': '' },
    },
  };
}

function dynamicPages(site: MockSite): Json {
  const { prefixes } = site.definition;
  if (!prefixes) return {};
  return {
    dynamicPages: {
      prefixToRouterFetchData: {
        [prefixes.account]: router(site, prefixes.account, 'private'),
        [prefixes.profiles]: router(site, prefixes.profiles, 'public'),
      },
      externalBaseUrl: site.base,
    },
  };
}

function platform(site: MockSite): Json {
  const installed = site.definition.prefixes
    ? [[apps.membersArea, 'Members Area'] as const, [apps.profileCard, 'Profile Card'] as const]
    : [];
  const entries = [...installed, [apps.velo, 'Velo'] as const].map(([id, name]) => [
    id,
    {
      appDefinitionId: id,
      type: 'public',
      instanceId: guid(`${name} of ${site.name}`),
      appDefinitionName: name,
    },
  ]);
  return { bootstrapData: { appsSpecData: Object.fromEntries(entries) } };
}

/** `wix-essential-viewer-model`: small, early in the head, since 2023. It does not name the metaSiteId. */
export function essentialModel(site: MockSite, requestUrl: string): Json {
  return {
    mode: { qa: false, debug: false, ssrIndicator: false, ssrOnly: false },
    siteFeaturesConfigs: { sessionManager: { isRunningInDifferentSiteContext: false } },
    language: { userLanguage: 'en' },
    siteFeatures: features,
    site: { externalBaseUrl: site.base, isSEO: false },
    requestUrl,
    commonConfig: { brand: 'wix', host: 'VIEWER', bsi: '', consentPolicy: {}, language: 'en' },
    ...tokenUrls(site),
  };
}

/** `wix-viewer-model`: large and late. Pages are cached, so its `smToken` is always empty. */
export function fullModel(site: MockSite, requestUrl: string): Json {
  const { editorName, pages } = site.definition;
  return {
    requestUrl,
    siteFeatures: features,
    site: {
      metaSiteId: site.metaSiteId,
      siteId: guid(`site ${site.name}`),
      externalBaseUrl: site.base,
      siteRevision: 412,
      siteType: 'UGC',
      isResponsive: editorName === 'Studio',
      ...(pages === 'full' ? {} : { editorName, isSEO: false }),
    },
    deviceInfo: { deviceClass: 'Desktop' },
    language: {
      userLanguage: 'en',
      siteLanguage: 'en',
      isMultilingualEnabled: false,
      directionByLanguage: 'ltr',
    },
    siteFeaturesConfigs: {
      ...dynamicPages(site),
      router: {
        baseUrl: site.base,
        mainPageId: 'home1',
        routes: { './': { type: 'Static', pageId: 'home1' } },
      },
      sessionManager: { appsInstances: {}, dynamicModelApiUrl: tokenUrls(site).dynamicModelUrl },
      siteMembers: { collectionExposure: 'Public', smToken: '', protectedHomepage: false },
      siteMembersWixCodeSdk: { isPreviewMode: false, isEditMode: false, smToken: '' },
      platform: platform(site),
    },
    ...tokenUrls(site),
    commonConfig: { brand: 'wix', host: 'VIEWER', bsi: '', consentPolicy: {}, language: 'en' },
  };
}
