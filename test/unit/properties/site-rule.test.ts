import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseSiteRule } from '../../../src/wix/site-rule.ts';
import { anyClone } from './anything.ts';
import { holds } from './holds.ts';
import { nearly } from './nearly.ts';
import { own } from './own.ts';

const words = [
  'memberPrivacySettings',
  'publicMemberCandidates',
  'publicMemberVisibility',
  'ANYONE',
  'NO_ONE',
  'VISIBLE_TO_ALL',
  'VISIBLE_TO_MEMBERS_ONLY',
];
const settings = fc.record({
  memberPrivacySettings: fc.record({
    publicMemberCandidates: fc.constantFrom('ANYONE', 'NO_ONE'),
    publicMemberVisibility: fc.constantFrom('VISIBLE_TO_ALL', 'VISIBLE_TO_MEMBERS_ONLY'),
    revision: fc.nat().map(String),
  }),
});

holds(
  'the site rule is the one in its own words, or unknown, whatever the answer',
  10_000,
  fc.oneof(settings, anyClone(words), nearly(settings, words)),
  (answer) => {
    const candidates = own(answer, 'memberPrivacySettings', 'publicMemberCandidates');
    const visibility = own(answer, 'memberPrivacySettings', 'publicMemberVisibility');
    const { rule, rawRule } = parseSiteRule(answer);
    assert.equal(rule === 'no-one', candidates === 'NO_ONE');
    assert.equal(rule === 'everyone', candidates === 'ANYONE' && visibility === 'VISIBLE_TO_ALL');
    assert.equal(
      rule === 'members-only',
      candidates === 'ANYONE' && visibility === 'VISIBLE_TO_MEMBERS_ONLY',
    );
    const isWord = (it: unknown) => typeof it === 'string' && /^[A-Z_]+$/.test(it) && it.length <= 40;
    assert.equal(rawRule, [candidates, visibility].filter(isWord).join(', '));
  },
);
