import type { Answer } from '../../protocol.ts';
import { ask, unlessNoAnswer } from '../../shared/messages.ts';
import { askPatiently } from '../../shared/patient-ask.ts';
import {
  type DefaultPrivacy,
  type RuleSettings,
  ruleOfSettings,
  type SettingChange,
  type SettingOutcome,
} from '../../wix/owner-settings.ts';
import type { SiteRule } from '../../wix/site-rule.ts';
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
    const read = await asChange(panel, change);
    if (answer && answer.kind !== 'changed') {
      show(panel, { told: { trouble: troubleIn(answer), isUnchanged: true } });
      return;
    }
    // Without an answer it may have been sent. What is read now is newer than what the answer says.
    const outcome = typeof read === 'string' ? (answer?.outcome ?? 'not-checked') : outcomeOf(read);
    if (outcome === 'confirmed' && change.setting === 'rule') showInList(panel, change.to);
    show(panel, { told: outcome, ...(outcome === 'confirmed' ? { undo: asItWas(change) } : {}) });
  });
}

/** How a change ended, where this is what it would be made of now. */
function outcomeOf(now: SettingChange): SettingOutcome {
  return asItWas(now).to === now.to ? 'confirmed' : 'not-confirmed';
}

/** What takes a change back. */
function asItWas(change: SettingChange): WantedSetting {
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
  const change = await asChange(panel, wanted);
  if (typeof change === 'string') show(panel, { told: { trouble: change, isUnchanged: isAgain } });
  else if (asItWas(change).to === change.to) show(panel, { told: 'already-so' });
  else {
    const publicProfiles = change.setting === 'rule' ? await countPublic(panel) : undefined;
    show(panel, { told: undefined, question: { change, publicProfiles, isAgain } });
  }
}

/** What is wanted, as a change of what is read now. */
async function asChange(panel: Panel, wanted: WantedSetting): Promise<Read<SettingChange>> {
  if (wanted.setting === 'rule') {
    const from = await readRule(panel);
    return typeof from === 'string' ? from : { setting: 'rule', from, to: wanted.to };
  }
  const from = await readDefault(panel);
  return typeof from === 'string' ? from : { setting: 'default', from, to: wanted.to };
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
function showInList({ site }: Panel, rule: SiteRule): void {
  if (site === store.getState().metaSiteId) store.setState({ rule, isRuleSettled: true });
}

async function readDefault(panel: Panel): Promise<Read<DefaultPrivacy>> {
  const answer = await unlessNoAnswer(askPatiently('owner:default', { metaSiteId: panel.site }));
  const byDefault =
    answer?.kind === 'default'
      ? { defaultPrivacy: answer.defaultPrivacy, revision: answer.revision }
      : troubleIn(answer);
  show(panel, { byDefault });
  return byDefault;
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
