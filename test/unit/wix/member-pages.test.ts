import { expect, test } from '@playwright/test';
import {
  type MemberPage,
  type MemberPages,
  memberPageAt,
  profileAddress,
  usualMemberPages,
} from '../../../src/wix/member-pages.ts';

const acme = 'www.acme-club.test';
const yoga = 'dana.wixsite.test/yoga';
const account: MemberPage = { kind: 'account' };
const profileOf = (whose: string): MemberPage => ({ kind: 'profile', whose });

const memberId = '0b8d5b5c-4a3d-4f0e-9c61-3f1f0c2b7a11';
type Row = [address: string, siteKey: string, expected: MemberPage | undefined];

const usual: Row[] = [
  [`https://${acme}/profile/dana/profile`, acme, profileOf('dana')],
  [`https://${acme}/profile/dana`, acme, profileOf('dana')],
  [`https://${acme}/profile/dana/`, acme, profileOf('dana')],
  [`https://${acme}/profile/${memberId}/forum-posts`, acme, profileOf(memberId)],
  [`https://${acme}/profile/dana?tab=2#top`, acme, profileOf('dana')],
  [`https://${acme}//profile/dana/profile`, acme, profileOf('dana')],
  [`https://${acme}/profile//dana`, acme, profileOf('dana')],
  [`https://${acme}/profile/%D7%93%D7%A0%D7%94`, acme, profileOf('דנה')],
  [`https://${acme}/profile/דנה`, acme, profileOf('דנה')],
  [`https://${acme}/profile/a%2Fb`, acme, profileOf('a/b')],
  [`https://${acme}/profile/100%`, acme, profileOf('100%')],
  [`https://${acme}/profile/%E0%A4`, acme, profileOf('%E0%A4')],
  [`https://${acme}/account/my-account`, acme, account],
  [`https://${acme}/account`, acme, account],
  [`https://${acme}/members-area/settings`, acme, account],
  [`https://WWW.Acme-Club.test/profile/dana`, acme, profileOf('dana')],
  [`https://${yoga}/profile/dana`, yoga, profileOf('dana')],
  [`https://${yoga}/account/my-account`, yoga, account],
  // None of them:
  [`https://${acme}/`, acme, undefined],
  [`https://${acme}/profile`, acme, undefined],
  [`https://${acme}/profile/`, acme, undefined],
  [`https://${acme}/profile//`, acme, undefined],
  [`https://${acme}/profiles/dana`, acme, undefined],
  [`https://${acme}/Profile/dana`, acme, undefined],
  [`https://${acme}/ACCOUNT/my-account`, acme, undefined],
  [`https://${acme}/about/profile/dana`, acme, undefined],
  [`https://${acme}/?page=profile/dana`, acme, undefined],
  [`https://${acme}/#/profile/dana`, acme, undefined],
  [`https://${acme}/profile/..`, acme, undefined],
  // Other sites:
  [`https://other.test/profile/dana`, acme, undefined],
  [`https://x.${acme}/profile/dana`, acme, undefined],
  [`https://${acme}.evil.test/profile/dana`, acme, undefined],
  [`https://${acme}@evil.test/profile/dana`, acme, undefined],
  [`https://${acme}:8443/profile/dana`, acme, undefined],
  [`https://${acme}:8443/profile/dana`, `${acme}:8443`, profileOf('dana')],
  [`https://dana.wixsite.test/profile/dana`, yoga, undefined],
  [`https://dana.wixsite.test/dance/profile/dana`, yoga, undefined],
  [`https://${yoga}2/profile/dana`, yoga, undefined],
  [`https://${yoga}/profile/dana`, 'dana.wixsite.test/yoga2', undefined],
  [`https://dana.wixsite.test/YOGA/profile/dana`, yoga, undefined],
  [`https://${yoga}`, yoga, undefined],
  ['about:blank', acme, undefined],
];
for (const [address, siteKey, expected] of usual) {
  test(`${address} on ${siteKey} is ${JSON.stringify(expected)}`, () => {
    expect(memberPageAt(new URL(address), siteKey, usualMemberPages)).toEqual(expected);
  });
}

const own: [pages: MemberPages, path: string, expected: MemberPage | undefined][] = [
  [{ profiles: ['people'], account: ['my-space'] }, '/people/shira/about', profileOf('shira')],
  [{ profiles: ['people'], account: ['my-space'] }, '/my-space', account],
  [{ profiles: ['people'], account: ['my-space'] }, '/profile/shira', undefined],
  [{ profiles: ['people'], account: ['my-space'] }, '/account', undefined],
  [{ profiles: ['פרופיל'], account: [] }, '/פרופיל/dana', profileOf('dana')],
  [{ profiles: ['פרופיל'], account: [] }, '/%D7%A4%D7%A8%D7%95%D7%A4%D7%99%D7%9C/dana', profileOf('dana')],
  [{ profiles: ['%D7%A4%D7%A8%D7%95%D7%A4%D7%99%D7%9C'], account: [] }, '/פרופיל/dana', profileOf('dana')],
  [{ profiles: ['profil%C3%A9'], account: [] }, '/profil%c3%a9/dana', profileOf('dana')],
  [{ profiles: ['100%'], account: [] }, '/100%/dana', profileOf('dana')],
  [{ profiles: ['team', 'crew'], account: [] }, '/crew/dana', profileOf('dana')],
  [{ profiles: ['same'], account: ['same'] }, '/same/dana', account],
  [{ profiles: [], account: [] }, '/profile/dana', undefined],
  [{ profiles: [''], account: [''] }, '/', undefined],
];
for (const [pages, path, expected] of own) {
  test(`${path} where the site says ${JSON.stringify(pages)} is ${JSON.stringify(expected)}`, () => {
    expect(memberPageAt(new URL(`https://${yoga}${path}`), yoga, pages)).toEqual(expected);
  });
}

const addresses: [whose: string, pages: MemberPages, expected: string | undefined][] = [
  ['dana', usualMemberPages, 'https://dana.wixsite.test/yoga/profile/dana/profile'],
  ['a/b?c#d e', usualMemberPages, 'https://dana.wixsite.test/yoga/profile/a%2Fb%3Fc%23d%20e/profile'],
  ['half \ud83d', usualMemberPages, 'https://dana.wixsite.test/yoga/profile/half%20/profile'],
  [
    'shira',
    { profiles: ['people', 'crew'], account: [] },
    'https://dana.wixsite.test/yoga/people/shira/profile',
  ],
  ['dana', { profiles: [], account: ['account'] }, undefined],
];
for (const [whose, pages, expected] of addresses) {
  test(`the profile page of ${JSON.stringify(whose)} where the site says ${JSON.stringify(pages)}`, () => {
    const address = profileAddress('https://dana.wixsite.test/yoga', pages, whose);
    expect(address).toBe(expected);
    if (!address) return;
    const page = memberPageAt(new URL(address), yoga, pages);
    expect(page).toEqual(profileOf(whose.replace('\ud83d', '')));
  });
}
