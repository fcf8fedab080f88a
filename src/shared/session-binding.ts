import { permissionFor } from './badge-switch.ts';

/** What the browser is asked for where a site names the member only to requests that repeat its session's cookie. */
export function bindingPermission(siteKey: string): { permissions: ['cookies']; origins: string[] } {
  return { permissions: ['cookies'], ...permissionFor(siteKey) };
}
