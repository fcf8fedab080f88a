import { randomBytes } from 'node:crypto';
import { type InstanceTokens, type TokenOwner, veloMark } from './instance-token.ts';
import type { MockSite } from './mock-site.ts';
import type { LogIn, Visitor } from './sessions.ts';

/** Ids of the apps whose tokens matter here; they are the same on every Wix site. */
export const apps = {
  metasite: '22bef345-3c5b-4c18-b782-74d4085112ff',
  membersArea: '14cc59bc-f0b7-15b8-e1c7-89ce41d0e0c9',
  myAccount: '14cffd81-5215-0a7f-22f8-074b0e2401fb',
  profileCard: '14ce28f7-7eb0-3745-22f8-074b0e2401fb',
  about: '14dbef06-cc42-5583-32a7-3abd44da4908',
  velo: '675bbcef-18d8-41f5-800e-131ec9e08762',
};

const membersAreaApps = [apps.membersArea, apps.myAccount, apps.profileCard, apps.about];

/** Whether the tokens may name the member: always, or only with the binding header where the site asks for it. */
export function namesMember(
  site: MockSite,
  visitor: Visitor,
  cookies: ReadonlyMap<string, string>,
  bindingHeader: string | undefined,
): boolean {
  if (!site.bindingRequired) return true;
  return bindingHeader === visitor.binding && cookies.get('server-session-bind') === visitor.binding;
}

/** The answer of the access-tokens endpoint, and of the older dynamicmodel endpoint. */
export function accessTokens(
  site: MockSite,
  tokens: InstanceTokens,
  canary: string,
  visitor: Visitor,
  logIn: LogIn | undefined,
): Record<string, unknown> {
  const owner: TokenOwner = logIn
    ? { visitorId: visitor.visitorId, memberId: logIn.memberId, logInId: logIn.id }
    : { visitorId: visitor.visitorId };
  const issue = (appDefId: string, intId: number) => ({
    instance: tokens.issue(site, appDefId, owner),
    intId,
  });
  const entries = [...(site.definition.prefixes ? membersAreaApps : []), apps.metasite].map(
    (appDefId, index) => [appDefId, issue(appDefId, 1000 + index)] as const,
  );
  return {
    hs: visitor.hs,
    visitorId: visitor.visitorId,
    svSession: visitor.svSession,
    ctToken: `${canary}${randomBytes(16).toString('base64url')}`,
    mediaAuthToken: `${canary}${randomBytes(32).toString('base64url')}`,
    apps: {
      [apps.velo]: { instance: `${veloMark}.${tokens.issue(site, apps.velo, owner)}`, intId: 20 },
      ...Object.fromEntries(entries),
    },
    ...(logIn ? { siteMemberId: logIn.memberId, smToken: logIn.smToken } : {}),
  };
}
