import * as v from 'valibot';
import { FailureError, failureOfAnswer, jsonOf } from './failure.ts';
import { isGuid } from './guid.ts';
import type { WixSite } from './site.ts';

/**
 * Who is logged in on a site. `instance` is the token that speaks for them: it stays in a variable for one operation
 * and is never stored, shown, logged or sent anywhere but to the site itself.
 */
export type Session = { kind: 'visitor' } | { kind: 'member'; instance: string };

/** The apps whose instance may call the Members API, best first: "metasite", Members Area, Velo. Never any other. */
const appsThatMayAsk = [
  '22bef345-3c5b-4c18-b782-74d4085112ff',
  '14cc59bc-f0b7-15b8-e1c7-89ce41d0e0c9',
  '675bbcef-18d8-41f5-800e-131ec9e08762',
];

const App = v.object({ instance: v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,8192}$/)) });
const Tokens = v.object({
  apps: v.custom<Record<string, unknown>>(
    (input) => typeof input === 'object' && input !== null && !Array.isArray(input),
  ),
  smToken: v.fallback(v.optional(v.string()), undefined),
});

/** Whether a cookie's value is what Wix binds sessions with: a GUID. Anything else is not sent. */
export function isBinding(value: string | undefined): value is string {
  return value !== undefined && isGuid(value);
}

/**
 * Asks the site's access-tokens address who is logged in. Logged in means a non-empty `smToken`: Wix's own test.
 * Throws FailureError `unexpected-answer` where the answer is not one of Wix, and whatever `fetch` throws.
 * Facts: docs/wix.md, "Who is logged in".
 */
export function readSession(site: WixSite, fetch: typeof globalThis.fetch): Promise<Session> {
  return readTokens(site, fetch, parseSession);
}

/**
 * The token that speaks for a visitor; `fetch` sends no cookies. Throws as `readSession` does, also where somebody is named
 * all the same: nothing may be asked in their name.
 */
export function readVisitorInstance(site: WixSite, fetch: typeof globalThis.fetch): Promise<string> {
  return readTokens(site, fetch, parseVisitorInstance);
}

async function readTokens<T>(
  site: WixSite,
  fetch: typeof globalThis.fetch,
  parse: (answer: unknown) => T | undefined,
): Promise<T> {
  const response = await fetch(site.accessTokensUrl, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new FailureError(await failureOfAnswer(response));
  const read = parse(await jsonOf(response));
  if (read === undefined) throw new FailureError({ kind: 'unexpected-answer', status: response.status });
  return read;
}

/** The session in an access-tokens answer, or undefined where it is not one. Never throws. */
export function parseSession(answer: unknown): Session | undefined {
  const parsed = v.safeParse(Tokens, answer);
  if (!parsed.success) return undefined;
  const { apps, smToken } = parsed.output;
  if (!smToken) return { kind: 'visitor' };
  const instance = instanceIn(apps);
  return instance === undefined ? undefined : { kind: 'member', instance };
}

/** The visitor's token in an access-tokens answer, or undefined where it names somebody or is none. Never throws. */
export function parseVisitorInstance(answer: unknown): string | undefined {
  const parsed = v.safeParse(Tokens, answer);
  return parsed.success && !parsed.output.smToken ? instanceIn(parsed.output.apps) : undefined;
}

function instanceIn(apps: Record<string, unknown>): string | undefined {
  for (const id of appsThatMayAsk) {
    const app = Object.hasOwn(apps, id) ? apps[id] : undefined;
    if (v.is(App, app)) return app.instance;
  }
  return undefined;
}
