import { expect, test } from '@playwright/test';
import type { Member, PrivacyStatus } from '../../../src/wix/member.ts';
import { Outcome } from '../../../src/wix/tab-state.ts';
import { eachRow } from '../rows.ts';
import { memberState, spoken } from './spoken.ts';

const nothing = 'Nothing was changed.';
const accounts: [status: Member['status'], headline: string, text: string][] = [
  [
    'PENDING',
    'This membership is waiting for approval.',
    "has to approve it first. In the site's dashboard it waits under Site Members.",
  ],
  [
    'BLOCKED',
    'This member is blocked.',
    "can unblock them. In the site's dashboard that is under Site Members.",
  ],
  ['OFFLINE', "Wix lists this profile as a guest author's.", 'nothing to join or leave'],
];
const chosen: PrivacyStatus[] = ['PUBLIC', 'PRIVATE', 'UNKNOWN'];

for (const [status, headline, text] of accounts) {
  test(`C12: ${status}: "${headline}", and no button, whatever was chosen`, async () => {
    await eachRow(chosen, String, (privacyStatus) => {
      const words = spoken(memberState(privacyStatus, { rule: 'everyone', member: { status } }));
      expect(words).toMatchObject({ headline, controls: [], note: undefined });
      expect(words.text).toContain(text);
      expect(words.text).not.toContain(nothing);
    });
  });

  test(`C12: ${status} after a change, however it ended: nothing to change is offered`, async () => {
    await eachRow(Outcome.options, String, (outcome) => {
      const change = { phase: 'ended', id: 'c', want: 'PRIVATE', outcome } as const;
      const words = spoken(memberState('PRIVATE', { rule: 'everyone', member: { status }, change }));
      for (const control of ['Join community', 'Leave community', 'Undo']) {
        expect(words.controls).not.toContain(control);
      }
    });
  });

  test(`C12: ${status} is told as well where a change ended with something else to tell`, async () => {
    await eachRow(['confirmed', 'already-so', 'other-member'] as const, String, (outcome) => {
      const change = { phase: 'ended', id: 'c', want: 'PRIVATE', outcome } as const;
      const words = spoken(memberState('PRIVATE', { member: { status }, change }));
      expect(words.text).toContain(`${headline} `);
      expect(words.text).toContain(text);
    });
  });

  test(`C12: ${status}, found out by a change that was not possible: "${headline}" ${nothing}`, async () => {
    await eachRow(['not-possible', 'join-impossible'] as const, String, (outcome) => {
      const change = { phase: 'ended', id: 'c', want: 'PUBLIC', outcome } as const;
      const words = spoken(memberState('PRIVATE', { rule: 'everyone', member: { status }, change }));
      expect(words).toMatchObject({ headline, controls: [] });
      expect(words.text).toContain(nothing);
      expect(words.text).toContain(text);
    });
  });
}

const muted = "This member is muted: they can't post, comment or like.";
test('C12: a muted member, whatever they chose: a note, and everything else as ever', async () => {
  await eachRow(chosen, String, (privacyStatus) => {
    const plain = spoken(memberState(privacyStatus, { rule: 'everyone' }));
    const member = { activityStatus: 'MUTED' } as const;
    const words = spoken(memberState(privacyStatus, { rule: 'everyone', member }));
    expect(words).toEqual({ ...plain, note: muted });
    expect(plain.note).toBeUndefined();
  });
});

test('C12: a muted member who just left is told of both', () => {
  const change = { phase: 'ended', id: 'c', want: 'PRIVATE', outcome: 'confirmed' } as const;
  const words = spoken(memberState('PRIVATE', { member: { activityStatus: 'MUTED' }, change }));
  expect(words.note).toBe(muted);
});

test('C15: joining is impossible under a rule that allows it, or an unknown one: Wix gave no reason', async () => {
  await eachRow(['everyone', 'members-only', 'unknown'] as const, String, (rule) => {
    const change = { phase: 'ended', id: 'c', want: 'PUBLIC', outcome: 'join-impossible' } as const;
    const words = spoken(memberState('PRIVATE', { rule, change }));
    expect(words).toMatchObject({
      headline: "Wix won't let this member join the community.",
      text: expect.stringMatching(/^It gave no reason\. .*, Member privacy\. Nothing was changed\.$/),
      controls: ['Copy details'],
    });
  });
});

test('joining is impossible, the rule is not read yet: of a reason nothing is said', () => {
  const change = { phase: 'ended', id: 'c', want: 'PUBLIC', outcome: 'join-impossible' } as const;
  expect(spoken(memberState('PRIVATE', { change })).text).toBe(nothing);
});

test('C15: public profiles were turned off meanwhile: that is the reason', async () => {
  await eachRow(['join-impossible', 'not-possible'] as const, String, (outcome) => {
    const change = { phase: 'ended', id: 'c', want: 'PUBLIC', outcome } as const;
    const words = spoken(memberState('PRIVATE', { rule: 'no-one', change }));
    expect(words).toMatchObject({
      headline: 'Your profile is private.',
      controls: ['Join community'],
      disabled: 'Join community',
    });
    expect(words.text).toContain(nothing);
    expect(words.text).toContain('Public profiles are turned off');
  });
});

test('somebody else is logged in, whom nothing can make public: the disabled button is explained', () => {
  const change = { phase: 'ended', id: 'c', want: 'PUBLIC', outcome: 'other-member' } as const;
  const words = spoken(memberState('PRIVATE', { rule: 'no-one', change }));
  expect(words.disabled).toBe('Join community');
  expect(words.text).toContain('Public profiles are turned off');
});
