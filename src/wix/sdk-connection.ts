import { checkedFetch } from './checked-fetch.ts';
import type { WixSite } from './site.ts';

/**
 * How a client of the official SDK reaches one site. `fetch` decides where requests run and what limits they have;
 * `instance` is the token that they speak with. The client's functions then throw what `failureOf` understands. Facts:
 * docs/wix.md, "Members".
 */
export function sdkConnection(
  site: WixSite,
  instance: string,
  fetch: typeof globalThis.fetch,
  onAnswer?: (response: Response) => void,
) {
  return {
    auth: { getAuthHeaders: () => ({ headers: { Authorization: instance } }) },
    host: { apiBaseUrl: site.base.slice('https://'.length) },
    fetch: checkedFetch(fetch, onAnswer),
  };
}
