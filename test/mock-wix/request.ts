import type { IncomingHttpHeaders } from 'node:http';

/** What a request to the API is for; those of an owner are sent to www.wixapis.com. */
export type Step =
  | 'tokens'
  | 'member'
  | 'join'
  | 'leave'
  | 'rule'
  | 'query'
  | 'owner-query'
  | 'owner-rule'
  | 'owner-set-rule'
  | 'owner-default'
  | 'owner-set-default'
  | 'other';

/** One API request as it arrived. */
export interface MockRequest {
  at: number;
  /** The key of the site it was sent to, or the bare host where no site is served. */
  site: string;
  host: string;
  method: string;
  /** Path and query. */
  path: string;
  headers: Record<string, string>;
  body: string;
  step: Step;
  /** The answer was sent whole, or the connection broke. */
  isOver: boolean;
  /** Once it is over: how much went out on its connection, and so how much of the answer may have been taken. */
  sentBytes: number;
  /** Once it is over: milliseconds from its arrival. */
  tookMs: number;
}

const steps: ReadonlyMap<string, Step> = new Map<string, Step>([
  ['GET /_api/v1/access-tokens', 'tokens'],
  ['GET /_api/v2/dynamicmodel', 'tokens'],
  ['GET /_api/members/v1/members/my', 'member'],
  ['POST /_api/members/v1/members/join-community', 'join'],
  ['POST /_api/members/v1/members/leave-community', 'leave'],
  ['POST /_api/members/v1/members/query', 'query'],
  ['GET /_api/members/v1/privacy-settings', 'rule'],
  ['POST /members/v1/members/query', 'owner-query'],
  ['GET /members/v1/privacy-settings', 'owner-rule'],
  ['POST /members/v1/privacy-settings', 'owner-set-rule'],
  ['GET /members/v1/default-privacy-status', 'owner-default'],
  ['PATCH /members/v1/default-privacy-status', 'owner-set-default'],
]);

/** Names the step of a request; `apiPath` starts at `/_api/`, or is a path of www.wixapis.com, and has no query. */
export function stepOf(method: string, apiPath: string): Step {
  return steps.get(`${method} ${apiPath}`) ?? 'other';
}

/** Headers as one string each. */
export function plainHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) plain[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return plain;
}
