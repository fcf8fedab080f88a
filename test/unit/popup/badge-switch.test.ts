import { expect, test } from '@playwright/test';
import { siteOf } from '../../../src/wix/tab-state.ts';
import { FakeStorage } from '../background/fake-storage.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { memberState, site } from '../shared/spoken.ts';
import { usualSite } from '../wix/usual-site.ts';

const { followBadgeSwitch, switchBadge } = await import('../../../src/popup/badge-switch.ts');
const { store } = await import('../../../src/popup/store.ts');

const intent = { [`badge intent ${site.key}`]: { siteKey: site.key, memberPages: usualSite.memberPages } };
const host = { origins: ['https://www.acme-club.test/*'] };

/** What a popup does in order, and its browser; the person has not answered yet. */
function popup({ isOn = false, deaths = 0 } = {}) {
  const done: string[] = [];
  const asked: unknown[] = [];
  const session = new FakeStorage();
  let answer = (_isGranted: boolean) => {};
  const answered = new Promise<boolean>((resolve) => {
    answer = resolve;
  });
  fakeBrowser.storage.session = {
    ...fakeBrowser.storage.session,
    get: (keys) => session.get(keys),
    set: async (values) => {
      done.push('storage.set');
      await session.set(values);
    },
    remove: async (keys) => {
      done.push('storage.remove');
      await session.remove(keys);
    },
  };
  fakeBrowser.permissions.request = (permissions) => {
    done.push('permissions.request');
    asked.push(permissions);
    return answered;
  };
  let left = deaths;
  fakeBrowser.runtime.sendMessage = async (message) => {
    asked.push(message);
    if (left-- > 0) throw new Error('Could not establish connection.');
    return { ok: true, answer: null };
  };
  store.setState({ state: memberState('PUBLIC'), isBadgeOn: isOn, isBadgeRefused: true });
  return { done, asked, session, answer };
}

const show = { name: 'badge:show', question: null };
const hide = { name: 'badge:hide', question: { siteKey: site.key } };

test('the browser is asked in the very turn of the click, with what is wanted on its way to the storage', async () => {
  const { done, asked, session, answer } = popup();
  const switching = switchBadge(site);
  expect(done).toEqual(['storage.set', 'storage.remove', 'permissions.request']);
  expect(asked).toEqual([host]);
  expect(store.getState().isBadgeRefused).toBe(false);
  answer(true);
  await switching;
  expect(await session.get(null)).toEqual(intent);
  expect(asked).toEqual([host, show]);
});

test('the whole host is asked for, also by a site below it', async () => {
  const { asked, answer } = popup();
  const switching = switchBadge({ ...site, key: 'dana.wixsite.test/yoga' });
  answer(true);
  await switching;
  expect(asked[0]).toEqual({ origins: ['https://dana.wixsite.test/*'] });
});

test('the background hears of nothing before the answer; what is wanted stays if the popup closes now', async () => {
  const { asked, session } = popup();
  switchBadge(site);
  await new Promise(setImmediate);
  expect(asked).toEqual([host]);
  expect(await session.get(null)).toEqual(intent);
});

test('F3: asked for a site, what was asked of its host before and not answered is a no', async () => {
  const { session, answer } = popup();
  const { memberPages } = usualSite;
  const of = (siteKey: string) => ({ [`badge intent ${siteKey}`]: { siteKey, memberPages } });
  const [yoga, dance, elsewhere] = ['dana.wixsite.test/yoga', 'dana.wixsite.test/dance', 'www.other.test'];
  await session.set({ ...of(yoga), ...of(elsewhere), 'binding intent': { siteKey: yoga } });
  const switching = switchBadge({ ...site, key: dance });
  answer(true);
  await switching;
  expect(await session.get(null)).toEqual({ ...of(elsewhere), ...of(dance) });
});

test('a no: what was wanted is forgotten, and it is said', async () => {
  const { asked, session, answer } = popup();
  const switching = switchBadge(site);
  answer(false);
  await switching;
  expect(await session.get(null)).toEqual({});
  expect(asked).toEqual([host]);
  expect(store.getState().isBadgeRefused).toBe(true);
});

test('a switch that is on is switched off, and the browser is not asked', async () => {
  const { done, asked } = popup({ isOn: true });
  await switchBadge(site);
  expect(done).toEqual([]);
  expect(asked).toEqual([hide]);
  expect(store.getState().isBadgeRefused).toBe(false);
});

for (const isOn of [false, true]) {
  const wanted = isOn ? hide : show;
  test(`${wanted.name}: a background that was ended is asked again`, async () => {
    const { asked, answer } = popup({ isOn, deaths: 2 });
    answer(true);
    await switchBadge(site);
    expect(asked.filter((question) => question !== host).slice(-3)).toEqual([wanted, wanted, wanted]);
  });

  test(`${wanted.name}: a background that never answers is asked three times; the switch stays what is stored`, async () => {
    const { asked, answer } = popup({ isOn, deaths: 9 });
    answer(true);
    await switchBadge(site);
    expect(asked.slice(isOn ? 0 : 1)).toEqual([wanted, wanted, wanted]);
  });
}

test('the site of a state is the one it is about, where there is one', () => {
  expect(siteOf({ kind: 'looking' })).toBeUndefined();
  expect(siteOf({ kind: 'unreadable', why: 'not-wix' })).toBeUndefined();
  expect(siteOf({ kind: 'logged-out', site })).toEqual(site);
});

test('the switch follows what is stored for the site in view', async () => {
  const local = new FakeStorage();
  fakeBrowser.storage.local = local;
  const other = { ...site, key: 'dana.wixsite.test/yoga' };
  const isOn = () => store.getState().isBadgeOn;
  const key = `badge ${site.key}`;
  store.setState({ state: { kind: 'looking' }, isBadgeOn: undefined });
  followBadgeSwitch();
  await new Promise(setImmediate);
  expect(isOn(), 'no site yet').toBeUndefined();

  store.setState({ state: memberState('PUBLIC') });
  await expect.poll(isOn).toBe(false);
  await local.set({ [key]: usualSite.memberPages });
  expect(isOn()).toBe(true);
  await local.set({ [key]: 'of another version' });
  expect(isOn()).toBe(false);
  await local.set({ [key]: usualSite.memberPages });
  await local.remove(key);
  expect(isOn()).toBe(false);

  await local.set({ [`badge ${other.key}`]: usualSite.memberPages });
  expect(isOn(), "a neighbour's").toBe(false);
  store.setState({ state: { ...memberState('PUBLIC'), site: other } });
  await expect.poll(isOn).toBe(true);
  await local.set({ [key]: usualSite.memberPages });
  await local.remove(key);
  expect(isOn(), 'a site that is no longer in view').toBe(true);
});
