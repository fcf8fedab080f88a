import type { Answer } from '../../protocol.ts';
import { ask, unlessNoAnswer } from '../../shared/messages.ts';
import { askPatiently } from '../../shared/patient-ask.ts';
import { type DefaultPrivacy, type RuleSettings, ruleOfSettings } from '../../wix/owner-settings.ts';
import type { WantedSetting } from '../members-address.ts';
import { type Read, type SettingsState, settingsStore } from './settings-store.ts';
import { store } from './store.ts';
import { type Trouble, troubleOf } from './trouble.ts';

/** The panel of a site: what comes for one that is gone by now is not shown. */
interface Panel {
  site: string;
  number: number;
}
let current = 0;

function here(): Panel {
  return { site: store.getState().metaSiteId, number: current };
}

function show({ site, number }: Panel, known: Partial<SettingsState>): void {
  if (number === current && site === store.getState().metaSiteId) settingsStore.setState(known);
}

/** The panel is gone, and with it what it showed. */
export function leave(): void {
  current += 1;
  settingsStore.setState(settingsStore.getInitialState());
}

/** Reads both settings anew; asks then whether one is to be as it is wanted. */
export async function readSettings(wanted?: WantedSetting): Promise<void> {
  const panel = here();
  await readRule(panel);
  await readDefault(panel);
  if (wanted && panel.number === current) await askToSet(wanted);
}

/** Reads the setting anew, and asks whether it is to be changed: the person decides on what holds now. */
export function askToSet(wanted: WantedSetting): Promise<void> {
  return atWork(async (panel) => {
    show(panel, { told: 'looking', undo: undefined });
    await putQuestion(panel, wanted, false);
  });
}

/** Closes the question; nothing was changed. */
export function cancel(): void {
  settingsStore.setState({ question: undefined });
}

/** Changes what was asked about. Where somebody else was first it is read and asked anew. */
export function confirm(): Promise<void> {
  return atWork(async (panel) => {
    const { question } = settingsStore.getState();
    if (!question) return;
    const { change } = question;
    show(panel, { question: undefined, told: 'changing' });
    const answer = await unlessNoAnswer(ask('owner:change', { metaSiteId: panel.site, change }));
    if (answer?.kind === 'changed-meanwhile') return putQuestion(panel, change, true);
    const now =
      change.setting === 'rule' ? ruleIn(await readRule(panel)) : defaultIn(await readDefault(panel));
    if (answer && answer.kind !== 'changed') {
      show(panel, { told: { trouble: troubleIn(answer), isUnchanged: true } });
      return;
    }
    // Without an answer it may have been sent. What is read now is newer than what the answer says.
    const read = now === change.to ? 'confirmed' : 'not-confirmed';
    const outcome = now === undefined ? (answer?.outcome ?? 'not-checked') : read;
    if (outcome === 'confirmed' && now === undefined && change.setting === 'rule')
      showInList(panel, change.to);
    show(panel, { told: outcome, ...(outcome === 'confirmed' ? { undo: before(question.change) } : {}) });
  });
}

/** What takes a change back. */
function before(change: NonNullable<SettingsState['question']>['change']): WantedSetting {
  return change.setting === 'rule'
    ? { setting: 'rule', to: ruleOfSettings(change.from) }
    : { setting: 'default', to: change.from.defaultPrivacy };
}

/** One thing at a time: what is pressed meanwhile does nothing. */
async function atWork(work: (panel: Panel) => Promise<void>): Promise<void> {
  const panel = here();
  if (settingsStore.getState().isAtWork) return;
  show(panel, { isAtWork: true });
  try {
    await work(panel);
  } finally {
    show(panel, { isAtWork: false });
  }
}

/** `isAgain`: somebody else was first, and the person decides once more. */
async function putQuestion(panel: Panel, wanted: WantedSetting, isAgain: boolean): Promise<void> {
  if (wanted.setting === 'default') {
    const from = await readDefault(panel);
    if (typeof from === 'string') show(panel, { told: { trouble: from, isUnchanged: isAgain } });
    else if (from.defaultPrivacy === wanted.to) show(panel, { told: 'already-so' });
    else {
      const question = { change: { ...wanted, from }, publicProfiles: undefined, isAgain };
      show(panel, { told: undefined, question });
    }
    return;
  }
  const from = await readRule(panel);
  if (typeof from === 'string') show(panel, { told: { trouble: from, isUnchanged: isAgain } });
  else if (ruleOfSettings(from) === wanted.to) show(panel, { told: 'already-so' });
  else {
    const publicProfiles = await countPublic(panel);
    show(panel, { told: undefined, question: { change: { ...wanted, from }, publicProfiles, isAgain } });
  }
}

async function readRule(panel: Panel): Promise<Read<RuleSettings>> {
  const answer = await unlessNoAnswer(askPatiently('owner:rules', { metaSiteId: panel.site }));
  const isRead = answer?.kind === 'rules';
  const rule = isRead ? (answer.settings ?? 'unexpected-answer') : troubleIn(answer);
  show(panel, { rule });
  if (isRead) showInList(panel, answer.rule);
  return rule;
}

/** The list says of each member who sees them under this rule. */
function showInList({ site }: Panel, rule: RuleInList): void {
  if (site === store.getState().metaSiteId) store.setState({ rule, isRuleSettled: true });
}
type RuleInList = ReturnType<typeof store.getState>['rule'];

async function readDefault(panel: Panel): Promise<Read<DefaultPrivacy>> {
  const answer = await unlessNoAnswer(askPatiently('owner:default', { metaSiteId: panel.site }));
  const byDefault =
    answer?.kind === 'default'
      ? { defaultPrivacy: answer.defaultPrivacy, revision: answer.revision }
      : troubleIn(answer);
  show(panel, { byDefault });
  return byDefault;
}

function ruleIn(read: Read<RuleSettings>) {
  return typeof read === 'string' ? undefined : ruleOfSettings(read);
}

function defaultIn(read: Read<DefaultPrivacy>) {
  return typeof read === 'string' ? undefined : read.defaultPrivacy;
}

/** How many profiles are set to public; undefined where Wix doesn't say. */
async function countPublic({ site }: Panel): Promise<number | undefined> {
  const query = { which: 'public', search: '', order: 'newest', offset: 0 } as const;
  const answer = await unlessNoAnswer(askPatiently('owner:members', { metaSiteId: site, query }));
  return answer?.kind === 'members' ? answer.total : undefined;
}

type Refusal = Extract<Answer<'owner:default'>, { kind: 'no-access' | 'failed' }>;

function troubleIn(answer: Refusal | undefined): Trouble {
  if (!answer) return 'no-answer';
  return answer.kind === 'failed' ? troubleOf(answer.failure) : 'no-access';
}
