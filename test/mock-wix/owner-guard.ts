import { type Answer, applicationError, gatewayError } from './answer.ts';
import type { MockSite } from './mock-site.ts';
import type { Owner } from './owner.ts';
import type { MockRequest } from './request.ts';

const minute = 60_000;

/** Whether this is one request too many: every one with the key counts, however it was answered. */
function isTooOften(
  { key, requestsPerMinute }: Owner,
  all: readonly MockRequest[],
  one: MockRequest,
): boolean {
  const withKey = all
    .slice(0, all.lastIndexOf(one) + 1)
    .filter(({ headers, at }) => headers.authorization === key && at > one.at - minute);
  return withKey.length > requestsPerMinute;
}

/** The answer to an owner's request where the key allows it, else what stands in its way: key, site, permission, limit. */
export function guarded(
  owner: Owner,
  all: readonly MockRequest[],
  request: MockRequest,
  site: MockSite | undefined,
  isWrite: boolean,
  answer: (site: MockSite) => Answer,
): Answer {
  const { headers } = request;
  if (headers.authorization !== owner.key || owner.isRevoked) return gatewayError(401, '');
  if (!headers['wix-site-id']) {
    return applicationError(428, 'MISSING_METASITE_ID', 'The request names no meta site');
  }
  if (!site) return gatewayError(404, 'The meta site was not found');
  const isReached = owner.sites === 'all' || owner.sites.includes(site.name);
  if (!isReached || (isWrite && !owner.mayWrite)) {
    return applicationError(403, 'PERMISSION_DENIED', 'The key has no permission for this');
  }
  if (!isTooOften(owner, all, request)) return answer(site);
  const refusal = gatewayError(429, 'Too many requests');
  if (owner.retryAfterS !== undefined) refusal.headers['retry-after'] = String(owner.retryAfterS);
  return refusal;
}
