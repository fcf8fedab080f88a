import { expect, test } from '@playwright/test';
import { english } from '../fake-browser.ts';

const names: Record<string, string> = {
  join: 'Join community',
  leave: 'Leave community',
  undo: 'Undo',
  cancel: 'Cancel',
  checkAgain: 'Check again',
  tryAgain: 'Try again',
  details: 'Details',
  copyMemberId: 'Copy member id',
  confirmJoin: 'Join the community?',
  confirmLeave: 'Leave the community?',
  titlePublic: 'Public – {name} on {site}',
  titleMembers: 'Public to members – {name} on {site}',
  titlePrivate: 'Private – {name} on {site}',
  titleUnknown: 'Unknown – {name} on {site}',
  titleAttention: 'Needs attention – {headline}',
  actionTitle: 'Member Visibility',
};
for (const [key, text] of Object.entries(names)) {
  test(`${key} is called "${text}"`, () => expect(english[key]?.message).toBe(text));
}

for (const key of ['confirmLeaveText', 'confirmJoinText', 'confirmJoinMembersText']) {
  test(`${key} names member and site`, () => {
    expect(english[key]?.message).toContain('{name}');
    expect(english[key]?.message).toContain('{site}');
  });
}

test('who leaves is told that posts and comments stay public', () => {
  expect(english.confirmLeaveText?.message).toContain('stay public');
});

test('where only members see profiles, who joins is not told of visitors', () => {
  expect(english.confirmJoinText?.message).toContain('visitors');
  expect(english.confirmJoinMembersText?.message).not.toContain('visitors');
});

test('nothing is ever said to have been done successfully', () => {
  for (const { message } of Object.values(english)) expect(message).not.toMatch(/success/i);
});
