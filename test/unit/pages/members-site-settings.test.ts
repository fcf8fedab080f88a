import { expect, test } from '@playwright/test';
import * as v from 'valibot';
import type { WantedSetting } from '../../../src/pages/members-address.ts';
import type { RuleSettings } from '../../../src/wix/owner-settings.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { eachRow } from '../rows.ts';

const { askToSet, cancel, confirm, leave, readSettings } = await import(
  '../../../src/pages/members/settings.ts'
);
const { settingsStore } = await import('../../../src/pages/members/settings-store.ts');
const { store } = await import('../../../src/pages/members/store.ts');
const { SettingChange } = await import('../../../src/wix/owner-settings.ts');

const everyone: RuleSettings = {
  publicMemberCandidates: 'ANYONE',
  publicMemberVisibility: 'VISIBLE_TO_ALL',
  revision: '3',
};
const noOne: RuleSettings = { ...everyone, publicMemberCandidates: 'NO_ONE', revision: '4' };
const isPrivate = { defaultPrivacy: 'PRIVATE', revision: '5' } as const;
const isPublic = { defaultPrivacy: 'PUBLIC', revision: '6' } as const;
const toNoOne: WantedSetting = { setting: 'rule', to: 'no-one' };
const toPublic: WantedSetting = { setting: 'default', to: 'PUBLIC' };

const rulesOf = (settings: RuleSettings) => ({
  kind: 'rules',
  rule: settings.publicMemberCandidates === 'NO_ONE' ? 'no-one' : 'everyone',
  rawRule: '',
  settings,
});
const failed = (kind: string, status?: number) => ({
  kind: 'failed',
  failure: { kind, ...(status === undefined ? {} : { status }) },
});
const changed = (outcome: string) => ({ kind: 'changed', outcome });

/** Thrown instead of an answer: no background is there. */
const gone = new Error('Could not establish connection.');

/** What the background answers to each message: one after the other, the last one for ever. */
const usual = {
  'owner:rules': [rulesOf(everyone)] as unknown[],
  'owner:default': [{ kind: 'default', ...isPrivate }] as unknown[],
  'owner:members': [{ kind: 'members', members: [], given: 0, total: 42 }] as unknown[],
  'owner:change': [changed('confirmed')] as unknown[],
};

const { sendMessage } = fakeBrowser.runtime;
const page = () => settingsStore.getState();
test.afterEach(() => {
  fakeBrowser.runtime.sendMessage = sendMessage;
  store.setState(store.getInitialState(), true);
});

/** A page that was just opened, with such a background; what that was asked so far. */
function openPage(more: Partial<typeof usual> = {}) {
  settingsStore.setState(settingsStore.getInitialState(), true);
  store.setState({ metaSiteId: 'site', rule: 'unknown' });
  const answers = Object.entries({ ...usual, ...more });
  const left = new Map(answers.map(([name, given]): [string, unknown[]] => [name, [...given]]));
  const asked: [name: string, question: Record<string, unknown>][] = [];
  fakeBrowser.runtime.sendMessage = async (message) => {
    const { name, question } = message as { name: string; question: Record<string, unknown> };
    asked.push([name, question]);
    const given = left.get(name) ?? [];
    const answer = await (given.length > 1 ? given.shift() : given[0]);
    if (answer === gone) throw gone;
    return answer === undefined ? undefined : { ok: true, answer };
  };
  return { asked, names: () => asked.map(([name]) => name) };
}

async function askAndSayYes(wanted: WantedSetting): Promise<void> {
  await askToSet(wanted);
  await confirm();
}

/** An answer that is there once it is given. */
function held(answer: unknown) {
  let give = () => {};
  const late = new Promise((resolve) => {
    give = () => resolve(answer);
  });
  return { late, give };
}

test('both settings are read, and the list goes by the rule', async () => {
  const { asked } = openPage();
  await readSettings();
  expect(page()).toMatchObject({ rule: everyone, byDefault: isPrivate, question: undefined });
  expect(store.getState().rule).toBe('everyone');
  expect(asked).toEqual(['owner:rules', 'owner:default'].map((name) => [name, { metaSiteId: 'site' }]));
});

const troubles: [what: string, answer: unknown, trouble: string][] = [
  ['a refusal', failed('refused', 403), 'refused'],
  ['a refusal of what was asked', failed('refused', 400), 'not-taken'],
  ['a key that ended', failed('session-ended'), 'session-ended'],
  ['a wait', failed('rate-limited', 429), 'rate-limited'],
  ['as much as we ask in a minute', failed('rate-limited'), 'own-pace'],
  ['no access', { kind: 'no-access' }, 'no-access'],
  ['no answer', undefined, 'no-answer'],
  ['no background', gone, 'no-answer'],
];
const nameOf = ([what]: [what: string, ...rest: unknown[]]) => what;

test('where one cannot be read its trouble is there, and the other one is read', async () => {
  await eachRow(troubles, nameOf, async ([, answer, trouble]) => {
    openPage({ 'owner:rules': [answer] });
    await readSettings();
    expect(page()).toMatchObject({ rule: trouble, byDefault: isPrivate });
    expect(store.getState().rule).toBe('unknown');
    openPage({ 'owner:default': [answer] });
    await readSettings();
    expect(page()).toMatchObject({ rule: everyone, byDefault: trouble });
  });
});

test('a rule that is known but cannot be changed is an answer that nobody expected; the list goes by it', async () => {
  openPage({ 'owner:rules': [{ kind: 'rules', rule: 'no-one', rawRule: '' }] });
  await readSettings();
  expect(page().rule).toBe('unexpected-answer');
  expect(store.getState().rule).toBe('no-one');
  await askToSet(toNoOne);
  expect(page()).toMatchObject({ told: { trouble: 'unexpected-answer' }, question: undefined });
});

test('asked to change the rule, it is read anew, and the question says how many are public', async () => {
  const { asked } = openPage({ 'owner:rules': [rulesOf(noOne), rulesOf({ ...everyone, revision: '9' })] });
  await readSettings();
  asked.length = 0;
  await askToSet(toNoOne);
  const from = { ...everyone, revision: '9' };
  expect(page()).toMatchObject({ rule: from, told: undefined, isAtWork: false });
  expect(page().question).toEqual({ change: { ...toNoOne, from }, publicProfiles: 42, isAgain: false });
  const query = { which: 'public', search: '', order: 'newest', offset: 0 };
  expect(asked).toEqual([
    ['owner:rules', { metaSiteId: 'site' }],
    ['owner:members', { metaSiteId: 'site', query }],
  ]);
});

test('how many are public is not known where Wix does not say', async () => {
  for (const answer of [{ kind: 'members', members: [], given: 0 }, failed('refused'), undefined]) {
    openPage({ 'owner:members': [answer] });
    await askToSet(toNoOne);
    const change = { ...toNoOne, from: everyone };
    expect(page().question).toEqual({ change, publicProfiles: undefined, isAgain: false });
  }
});

test('asked to change what new members start with, nobody is counted', async () => {
  const { names } = openPage();
  await askToSet(toPublic);
  const question = { change: { ...toPublic, from: isPrivate }, publicProfiles: undefined };
  expect(page()).toMatchObject({ question });
  expect(names()).toEqual(['owner:default']);
});

test('where it is so already, or cannot be read, that is told, and nothing is asked', async () => {
  const tells = async (told: unknown, rule: unknown, byDefault = rule) => {
    for (const wanted of [toNoOne, toPublic]) {
      openPage({ 'owner:rules': [rule], 'owner:default': [byDefault] });
      await askToSet(wanted);
      expect(page()).toMatchObject({ told, question: undefined, isAtWork: false });
    }
  };
  await tells('already-so', rulesOf(noOne), { kind: 'default', ...isPublic });
  await eachRow(troubles, nameOf, ([, answer, trouble]) => tells({ trouble, isUnchanged: false }, answer));
});

test('nothing is sent for a question that is cancelled, nor where none is open', async () => {
  const { names } = openPage();
  await confirm();
  await askToSet(toNoOne);
  cancel();
  expect(page().question).toBeUndefined();
  await confirm();
  expect(names()).toEqual(['owner:rules', 'owner:members']);
  expect(page()).toMatchObject({ told: undefined, undo: undefined, isAtWork: false });
});

test('what was asked is sent once, as it was seen; its end is told, and only what is confirmed can be taken back', async () => {
  const byDefault = [isPrivate, isPublic].map((each) => ({ kind: 'default', ...each }));
  const takesBack = { rule: 'everyone', default: 'PRIVATE' };
  for (const outcome of ['not-confirmed', 'confirmed']) {
    for (const wanted of [toNoOne, toPublic]) {
      // What is read afterwards is as before, or as wanted.
      const isMade = outcome === 'confirmed';
      const answers = {
        'owner:rules': [rulesOf(everyone), rulesOf(isMade ? noOne : everyone)],
        'owner:default': isMade ? byDefault : [byDefault[0]],
      };
      const { asked, names } = openPage({ ...answers, 'owner:change': [changed(outcome)] });
      await askToSet(wanted);
      asked.length = 0;
      await confirm();
      const change = { ...wanted, from: wanted.setting === 'rule' ? everyone : isPrivate };
      expect(asked[0]).toMatchObject(['owner:change', { metaSiteId: 'site' }]);
      expect(v.parse(SettingChange, asked[0]?.[1].change)).toEqual(change);
      expect(names().slice(1)).toEqual([wanted.setting === 'rule' ? 'owner:rules' : 'owner:default']);
      expect(page()).toMatchObject({ told: outcome, question: undefined, isAtWork: false });
      const undo = { setting: wanted.setting, to: takesBack[wanted.setting] };
      expect(page().undo).toEqual(outcome === 'confirmed' ? undo : undefined);
      const rule = wanted.setting === 'default' ? 'unknown' : isMade ? 'no-one' : 'everyone';
      expect(store.getState().rule).toBe(rule);
    }
  }
  await askToSet(toNoOne); // Something else: what was told is gone.
  expect(page()).toMatchObject({ told: undefined, undo: undefined });
});

test('what is read afterwards is newer than what was told of the change: it is told whether it is as wanted', async () => {
  for (const answer of [changed('not-checked'), changed('not-confirmed'), changed('confirmed'), gone]) {
    openPage({ 'owner:rules': [rulesOf(everyone), rulesOf(noOne)], 'owner:change': [answer] });
    await askAndSayYes(toNoOne);
    expect(page()).toMatchObject({ told: 'confirmed', undo: { setting: 'rule', to: 'everyone' } });
    openPage({ 'owner:rules': [rulesOf(everyone)], 'owner:change': [answer] });
    await askAndSayYes(toNoOne);
    expect(page()).toMatchObject({ told: 'not-confirmed', undo: undefined });
    expect(store.getState()).toMatchObject({ rule: 'everyone', isRuleSettled: true });
  }
});

test('where nothing can be read afterwards, the list goes by what was confirmed', async () => {
  openPage({ 'owner:rules': [rulesOf(everyone), failed('offline')] });
  await askAndSayYes(toNoOne);
  expect(page()).toMatchObject({ told: 'confirmed', rule: 'offline' });
  expect(store.getState().rule).toBe('no-one');
});

test('what comes for a panel that is gone is not shown when there is another', async () => {
  const rules = held(rulesOf(everyone));
  openPage({ 'owner:rules': [rules.late] });
  const asking = askToSet(toNoOne);
  expect(page().told).toBe('looking');
  leave();
  expect(page()).toEqual(settingsStore.getInitialState());
  rules.give();
  await asking;
  expect(page()).toEqual(settingsStore.getInitialState());
});

test('changed meanwhile, it is read and asked anew; where it is as wanted by then, that is told instead', async () => {
  const from = { ...everyone, revision: '9' };
  const question = { change: { ...toNoOne, from }, publicProfiles: 42, isAgain: true };
  const rows: [what: string, now: unknown, shown: Record<string, unknown>][] = [
    ['something else', rulesOf(from), { told: undefined, rule: from, question }],
    ['as wanted', rulesOf(noOne), { told: 'already-so', rule: noOne, question: undefined }],
    ['not to be read', failed('offline'), { told: { trouble: 'offline', isUnchanged: true } }],
  ];
  await eachRow(rows, nameOf, async ([, now, shown]) => {
    const rules = [rulesOf(everyone), now];
    const { names } = openPage({ 'owner:rules': rules, 'owner:change': [{ kind: 'changed-meanwhile' }] });
    await askAndSayYes(toNoOne);
    expect(page()).toMatchObject({ ...shown, undo: undefined, isAtWork: false });
    expect(names().filter((name) => name === 'owner:change')).toHaveLength(1);
  });
});

test('a change without an answer may have been made: that is told, and it is not asked a second time', async () => {
  for (const nothing of [gone, undefined]) {
    const rules = [rulesOf(everyone), failed('offline')];
    const { names } = openPage({ 'owner:change': [nothing], 'owner:rules': rules });
    await askAndSayYes(toNoOne);
    expect(page()).toMatchObject({ told: 'not-checked', undo: undefined, question: undefined });
    expect(names()).toEqual(['owner:rules', 'owner:members', 'owner:change', 'owner:rules']);
  }
});

test('a change that is refused is told as its trouble', async () => {
  await eachRow(troubles.slice(0, 6), nameOf, async ([, answer, trouble]) => {
    openPage({ 'owner:change': [answer] });
    await askAndSayYes(toNoOne);
    expect(page()).toMatchObject({ told: { trouble, isUnchanged: true }, question: undefined });
    expect(page().undo).toBeUndefined();
  });
});

test('what is pressed while something is at work does nothing', async () => {
  const [rules, change] = [held(rulesOf(everyone)), held(changed('confirmed'))];
  const read = [rules.late, rulesOf(noOne)];
  const { names } = openPage({ 'owner:rules': read, 'owner:change': [change.late] });
  const asking = askToSet(toNoOne);
  await Promise.all([askToSet(toPublic), confirm()]);
  expect(page().isAtWork).toBe(true);
  rules.give();
  await asking;
  const changing = confirm();
  await Promise.all([confirm(), askToSet(toPublic)]);
  change.give();
  await changing;
  expect(names()).toEqual(['owner:rules', 'owner:members', 'owner:change', 'owner:rules']);
  expect(page()).toMatchObject({ told: 'confirmed', question: undefined, isAtWork: false });
});
