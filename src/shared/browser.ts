/** The one place that knows of webextension-polyfill; Chromium's own `browser` makes it do nothing. */

export type { Browser, Runtime, Scripting, Storage, Tabs } from 'webextension-polyfill';
export { default as browser } from 'webextension-polyfill';
