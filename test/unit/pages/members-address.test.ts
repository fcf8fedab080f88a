import { expect, test } from '@playwright/test';
import { askedIn, membersAddress, type WantedSetting } from '../../../src/pages/members-address.ts';
import { eachRow } from '../rows.ts';

const site = '5b1f0000-0000-4000-8000-000000000001';

test('what goes into the address comes out of it', async () => {
  const wanted: [name: string, wanted?: WantedSetting][] = [
    ['a site'],
    ['its rule', { setting: 'rule', to: 'no-one' }],
    ['what new members start with', { setting: 'default', to: 'PUBLIC' }],
  ];
  await eachRow(
    wanted,
    ([name]) => name,
    ([, setting]) => {
      const { pathname, search } = new URL(membersAddress(site, setting), 'https://own.test');
      expect(pathname).toBe('/members.html');
      expect(askedIn(search)).toEqual({ site, ...(setting ? { wanted: setting } : {}) });
    },
  );
});

test('an address that asks for what there is not asks for nothing', async () => {
  const spoilt: [name: string, search: string, site: string][] = [
    ['nothing', '', ''],
    ['a site in capitals', `?site=${site.toUpperCase()}`, site],
    ['a rule that there is not', `?site=${site}&setting=rule&to=PUBLIC`, site],
    ['the rule that is not known', `?site=${site}&setting=rule&to=unknown`, site],
    ['a status that nobody can want', `?site=${site}&setting=default&to=UNKNOWN`, site],
    ['a setting that there is not', `?site=${site}&setting=members&to=no-one`, site],
    ['a setting, and not what it is to be', `?site=${site}&setting=rule`, site],
  ];
  await eachRow(
    spoilt,
    ([name]) => name,
    ([, search, expected]) => {
      expect(askedIn(search)).toEqual({ site: expected });
    },
  );
});
