import { PrivacyStatus } from '../../../src/wix/member.ts';
import { type MemberState, type OtherProfile, Outcome } from '../../../src/wix/tab-state.ts';
import { memberState } from '../shared/spoken.ts';
import { acme, switchedOn } from './badge-world.ts';
import { answered } from './fake-site.ts';
import { listing, omer, omersPage, openOn } from './profile-world.ts';
import { expect, test, type WorkerWorld } from './worker-world.ts';

const email = 'somebody@mail.test';
const badgeOf = (world: WorkerWorld, state: MemberState) => world.start().background.badgeOf(state);
const withOther = (state: MemberState, otherProfile: OtherProfile): MemberState => ({
  ...state,
  otherProfile,
});
const isPublic = memberState('PUBLIC', { rule: 'everyone' });

const texts: [name: string, profile: OtherProfile, text: string][] = [
  ['seen', { whose: 'omer', seen: 'seen', name: 'Omer' }, 'Visible to you: Omer'],
  ['seen, without a name', { whose: 'omer', seen: 'seen' }, 'Visible to you: omer'],
  ['not seen', { whose: 'omer', seen: 'not-seen' }, 'Not visible to you: omer'],
  ['unknown', { whose: 'omer', seen: 'unknown' }, "Couldn't check: omer"],
  [
    'seen, with a name like a placeholder',
    { whose: 'omer', seen: 'seen', name: '{word} $1 {name} $&' },
    'Visible to you: {word} $1 {name} $&',
  ],
];
for (const [name, profile, text] of texts) {
  test(`a profile that is ${name} is told so, for the page whose address names it`, ({ world }) => {
    expect(badgeOf(world, withOther(isPublic, profile))?.other).toMatchObject({ whose: 'omer', text });
  });
}

for (const privacyStatus of PrivacyStatus.options) {
  test(`${privacyStatus}: while a profile is asked for, and without one, the badge is of the member alone`, ({
    world,
  }) => {
    const alone = memberState(privacyStatus);
    const badge = badgeOf(world, alone);
    expect(badge).not.toHaveProperty('other');
    expect(badge).not.toBeNull();
    expect(badgeOf(world, withOther(alone, { whose: 'omer', seen: 'asking' }))).toEqual(badge);
  });

  for (const seen of ['seen', 'not-seen', 'unknown'] as const) {
    test(`${privacyStatus}, a profile that is ${seen}: its icon is neutral, and the member's own badge is as ever`, ({
      world,
    }) => {
      const alone = memberState(privacyStatus);
      const { other, ...own } = badgeOf(world, withOther(alone, { whose: 'omer', seen })) ?? {};
      expect(own).toEqual(badgeOf(world, alone));
      const looks = (status: PrivacyStatus) => badgeOf(world, memberState(status))?.icon;
      expect(other?.icon.colour).toBe(looks('UNKNOWN')?.colour);
      expect(other?.icon.colour).not.toBe(looks('PUBLIC')?.colour);
      expect(other?.icon.shape).toBe(looks(seen === 'seen' ? 'PUBLIC' : 'UNKNOWN')?.shape);
    });
  }
}

const profiles = (['asking', 'seen', 'not-seen', 'unknown'] as const).map(
  (seen): OtherProfile => ({ whose: 'omer', seen }),
);
for (const profile of profiles) {
  test(`the e-mail is never in the badge, nor with a profile that is ${profile.seen}`, ({ world }) => {
    for (const more of [{ nickname: 'Dana' }, { slug: 'dana' }, {}]) {
      const { nickname: _, ...nameless } = isPublic.member;
      const member = { ...nameless, ...more, loginEmail: email };
      const badge = badgeOf(world, withOther({ ...isPublic, member }, profile));
      expect(badge).not.toBeNull();
      expect(JSON.stringify(badge)).not.toContain('mail');
    }
  });

  test(`while the member is changing there is no badge, nor with a profile that is ${profile.seen}`, ({
    world,
  }) => {
    const changing = memberState('PUBLIC', { change: { phase: 'changing', id: 'c', want: 'PRIVATE' } });
    expect(badgeOf(world, withOther(changing, profile))).toBeNull();
  });
}

test('how a change ended takes nothing from what is known of somebody else', ({ world }) => {
  for (const outcome of Outcome.options) {
    const ended = memberState('PRIVATE', { change: { phase: 'ended', id: 'c', want: 'PRIVATE', outcome } });
    const badge = badgeOf(world, withOther(ended, { whose: 'omer', seen: 'not-seen' }));
    expect({ outcome, told: badge?.other?.text }).toEqual({ outcome, told: 'Not visible to you: omer' });
  }
});

test('a page of somebody else is told what is known of them when it is known', async ({ world }) => {
  await switchedOn(world, acme);
  const tab = openOn(world, omersPage);
  tab.document.startBadge();
  const life = world.start();
  world.site.reply('query', listing(omer), listing(), answered(403));
  const question = { tabId: tab.about.id, documentId: tab.document.id };
  for (let times = 0; times < 3; times++) await world.clock.until(life.ask('badge:look', question));
  const told = tab.document.badges.map((badge) => badge?.other?.text);
  const [seen, unseen] = ['Visible to you: Omer', 'Not visible to you: omer'];
  expect(told).toEqual([
    undefined,
    undefined,
    seen,
    seen,
    seen,
    unseen,
    unseen,
    unseen,
    "Couldn't check: omer",
  ]);
  expect(tab.document.badges.map((badge) => badge?.text)).toEqual(told.map(() => 'Public'));
});

test("somebody else's e-mail goes neither into the page nor anywhere else", async ({ world }) => {
  await switchedOn(world, acme);
  const tab = openOn(world, omersPage);
  tab.document.startBadge();
  const life = world.start();
  for (const profile of [{ slug: 'omer' }, omer.profile]) {
    world.site.reply('query', listing({ id: omer.id, profile, loginEmail: email }));
    const state = await world.look(life, tab);
    expect(state).toMatchObject({ otherProfile: { whose: 'omer', seen: 'seen' } });
    const everything = [state, tab.document.badges, tab.button, world.storage.written, world.local.written];
    expect(JSON.stringify(everything)).not.toContain(email);
  }
});
