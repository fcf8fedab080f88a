import { expect, test } from '@playwright/test';
import { wordsFor } from '../../../src/shared/words.ts';
import { SiteRule } from '../../../src/wix/site-rule.ts';
import { memberState, spoken } from './spoken.ts';

test('a private member can see Join community where the owner turned public profiles off, but not use it', () => {
  expect(spoken(memberState('PRIVATE', { rule: 'no-one' }))).toMatchObject({
    controls: ['Join community'],
    disabled: 'Join community',
  });
});

for (const status of ['PUBLIC', 'PRIVATE', 'UNKNOWN'] as const) {
  for (const rule of SiteRule.options) {
    if (status === 'PRIVATE' && rule === 'no-one') continue;
    test(`every button of a member with ${status} can be used under the rule ${rule}`, () => {
      expect(wordsFor(memberState(status, { rule })).disabled).toBeUndefined();
    });
  }
}

for (const outcome of ['already-so', 'confirmed'] as const) {
  test(`a button that can't be used is explained, also after a change that ended ${outcome}`, () => {
    const change = { phase: 'ended', id: 'c', want: 'PRIVATE', outcome } as const;
    const words = spoken(memberState('PRIVATE', { rule: 'no-one', change }));
    expect(words.disabled).toBe('Join community');
    expect(words.text).toContain('Public profiles are turned off');
  });
}
