import { expect, test } from '@playwright/test';
import {
  parseDefaultPrivacy,
  parseRuleSettings,
  type RuleSettings,
  ruleOfSettings,
  SetRule,
  settingsWith,
} from '../../../src/wix/owner-settings.ts';
import { eachRow } from '../rows.ts';

const everyone: RuleSettings = {
  publicMemberCandidates: 'ANYONE',
  publicMemberVisibility: 'VISIBLE_TO_ALL',
  revision: '3',
};
const membersOnly: RuleSettings = { ...everyone, publicMemberVisibility: 'VISIBLE_TO_MEMBERS_ONLY' };
const noOne: RuleSettings = { ...everyone, publicMemberCandidates: 'NO_ONE' };
const noOneOfMembers: RuleSettings = { ...membersOnly, publicMemberCandidates: 'NO_ONE' };
const pairs = [everyone, membersOnly, noOne, noOneOfMembers];

const inWords = (value: unknown) => JSON.stringify(value) ?? String(value);

/** Has what is asked for, but not as its own. */
const inherited = (own: unknown): unknown =>
  JSON.parse(JSON.stringify({ x: own }).replace('"x"', '"__proto__"'));

/** What is no answer of either kind. */
const noAnswers: unknown[] = [undefined, null, '', 'NO_ONE', 0, true, [], [everyone], {}, everyone];

/** Revisions that no change could name. */
const noRevisions: unknown[] = [undefined, null, 3, Number.NaN, '', 'three', '-3', '3.0', ' 3', ['3'], {}];

test('settings are read with the revision they have, and nothing else is', async () => {
  await eachRow(pairs, inWords, (settings) => {
    const more = { id: 'r1', _id: 'r1', updatedDate: '2025-06-02T18:30:00.000Z' };
    expect(parseRuleSettings({ memberPrivacySettings: { ...more, ...settings }, more })).toEqual(settings);
  });
});

test('settings that are not known well enough to be changed are not known', async () => {
  const odd: unknown[] = [
    ...noAnswers,
    ...[undefined, null, [], [everyone], 'ANYONE', 3].map((memberPrivacySettings) => ({
      about: inWords([memberPrivacySettings]),
      memberPrivacySettings,
    })),
    inherited({ memberPrivacySettings: everyone }),
    ...[undefined, null, 'UNKNOWN', 'anyone', 'ANYONE ', '', 1, ['ANYONE']].map((publicMemberCandidates) => ({
      about: String(publicMemberCandidates),
      memberPrivacySettings: { ...everyone, publicMemberCandidates },
    })),
    ...[undefined, null, 'UNKNOWN', 'VISIBLE_TO_SOME', '', 1, {}].map((publicMemberVisibility) => ({
      about: String(publicMemberVisibility),
      memberPrivacySettings: { ...noOne, publicMemberVisibility },
    })),
    ...[...noRevisions, '9'.repeat(21)].map((revision) => ({
      about: String(revision),
      memberPrivacySettings: { ...everyone, revision },
    })),
  ];
  await eachRow(
    odd.map((answer, index) => ({ answer, index })),
    ({ answer, index }) => `${index}: ${inWords(answer)}`,
    ({ answer }) => expect(parseRuleSettings(answer)).toBeUndefined(),
  );
});

test('what new members start with is read with its revision', async () => {
  await eachRow(['PUBLIC', 'PRIVATE'] as const, String, (defaultPrivacy) => {
    const read = { defaultPrivacy, revision: '9'.repeat(20) };
    expect(parseDefaultPrivacy({ defaultPrivacy: { id: 'd1', ...read } })).toEqual(read);
  });
});

test('what new members start with is not known where Wix says something else', async () => {
  const known = { defaultPrivacy: 'PUBLIC', revision: '3' };
  const odd: unknown[] = [
    ...noAnswers,
    known,
    ...[undefined, null, [], [known], 3].map((defaultPrivacy) => ({
      about: inWords([defaultPrivacy]),
      defaultPrivacy,
    })),
    inherited({ defaultPrivacy: known }),
    ...[undefined, null, 'UNKNOWN', 'public', '', 1, ['PUBLIC']].map((defaultPrivacy) => ({
      defaultPrivacy: { ...known, defaultPrivacy },
    })),
    ...noRevisions.map((revision) => ({ defaultPrivacy: { ...known, revision } })),
  ];
  await eachRow(
    odd.map((answer, index) => ({ answer, index })),
    ({ answer, index }) => `${index}: ${inWords(answer)}`,
    ({ answer }) => expect(parseDefaultPrivacy(answer)).toBeUndefined(),
  );
});

test('two words of Wix make one rule: where nobody may be public it does not matter who would see them', () => {
  expect(pairs.map(ruleOfSettings)).toEqual(['everyone', 'members-only', 'no-one', 'no-one']);
});

test('settings changed for a rule make that rule, name the revision that was seen, and leave what was seen as it was', async () => {
  const rows = pairs.flatMap((from) => SetRule.options.map((rule) => ({ from, rule })));
  await eachRow(rows, inWords, ({ from, rule }) => {
    const before = structuredClone(from);
    const changed = settingsWith(from, rule);
    expect(ruleOfSettings(changed)).toBe(rule);
    expect(changed.revision).toBe(from.revision);
    expect(from).toEqual(before);
    expect(parseRuleSettings({ memberPrivacySettings: changed })).toEqual(changed);
  });
});

test('where nobody may be public any more it is left who would see them', () => {
  expect(settingsWith(everyone, 'no-one')).toEqual(noOne);
  expect(settingsWith(membersOnly, 'no-one')).toEqual(noOneOfMembers);
});

test('a rule that can be set is one that is known', () => {
  expect(SetRule.options).toEqual(['everyone', 'members-only', 'no-one']);
});
