import type { Answer } from '../../protocol.ts';
import { ask, unlessNoAnswer } from '../../shared/messages.ts';
import { askPatiently } from '../../shared/patient-ask.ts';
import { type DefaultPrivacy, type RuleSettings, ruleOfSettings } from '../../wix/owner-settings.ts';
import type { WantedSetting } from '../members-address.ts';
import { type Read, type SettingsState, settingsStore } from './settings-store.ts';
import { store, type Trouble } from './store.ts';

/** Reads both settings anew. */
export async function readSettings(): Promise<void> {
  const { metaSiteId } = store.getState();
  await readRule(metaSiteId);
  await readDefault(metaSiteId);
}

/** Reads the setting anew, and asks whether it is to be changed: the person decides on what holds now. */
export function askToSet(wanted: WantedSetting): Promise<void> {
  return atWork(async (site) => {
    show(site, { told: undefined, undo: undefined });
    await putQuestion(site, wanted);
  });
}

/** Closes the question; nothing was changed. */
export function cancel(): void {
  settingsStore.setState({ question: undefined });
}

/** Changes what was asked about. Where somebody else was first it is read and asked anew. */
export function confirm(): Promise<void> {
  return atWork(async (site) => {
    const { question } = settingsStore.getState();
    if (!question) return;
    const { change } = question;
    show(site, { question: undefined, told: 'changing' });
    const answer = await unlessNoAnswer(ask('owner:change', { metaSiteId: site, change }));
    if (answer?.kind === 'changed-meanwhile') {
      await putQuestion(site, change);
      // Where it is as wanted by now, that is said instead.
      if (settingsStore.getState().question) show(site, { told: 'meanwhile' });
      return;
    }
    await (change.setting === 'rule' ? readRule(site) : readDefault(site));
    if (answer?.kind !== 'changed') {
      // Without an answer it may have been sent.
      show(site, { told: answer ? { trouble: troubleIn(answer) } : 'not-checked' });
      return;
    }
    const undo: WantedSetting =
      change.setting === 'rule'
        ? { setting: 'rule', to: ruleOfSettings(change.from) }
        : { setting: 'default', to: change.from.defaultPrivacy };
    show(site, { told: answer.outcome, ...(answer.outcome === 'confirmed' ? { undo } : {}) });
  });
}

/** One thing at a time, for the site in view: what is pressed meanwhile does nothing. */
async function atWork(work: (site: string) => Promise<void>): Promise<void> {
  const { metaSiteId } = store.getState();
  if (settingsStore.getState().isAtWork) return;
  show(metaSiteId, { isAtWork: true });
  try {
    await work(metaSiteId);
  } finally {
    show(metaSiteId, { isAtWork: false });
  }
}

/** Shows what is known of a site, as long as it is the one in view. */
function show(site: string, known: Partial<SettingsState>): void {
  if (site === store.getState().metaSiteId) settingsStore.setState(known);
}

async function putQuestion(site: string, wanted: WantedSetting): Promise<void> {
  if (wanted.setting === 'default') {
    const from = await readDefault(site);
    if (typeof from === 'string') show(site, { told: { trouble: from } });
    else if (from.defaultPrivacy === wanted.to) show(site, { told: 'already-so' });
    else show(site, { question: { change: { ...wanted, from }, publicProfiles: undefined } });
    return;
  }
  const from = await readRule(site);
  if (typeof from === 'string') show(site, { told: { trouble: from } });
  else if (ruleOfSettings(from) === wanted.to) show(site, { told: 'already-so' });
  else {
    const publicProfiles = await countPublic(site);
    show(site, { question: { change: { ...wanted, from }, publicProfiles } });
  }
}

async function readRule(site: string): Promise<Read<RuleSettings>> {
  const answer = await unlessNoAnswer(askPatiently('owner:rules', { metaSiteId: site }));
  const isRead = answer?.kind === 'rules';
  const rule = isRead ? (answer.settings ?? 'unexpected-answer') : troubleIn(answer);
  show(site, { rule });
  // The list says of each member who sees them under this rule.
  if (isRead && site === store.getState().metaSiteId) store.setState({ rule: answer.rule });
  return rule;
}

async function readDefault(site: string): Promise<Read<DefaultPrivacy>> {
  const answer = await unlessNoAnswer(askPatiently('owner:default', { metaSiteId: site }));
  const byDefault =
    answer?.kind === 'default'
      ? { defaultPrivacy: answer.defaultPrivacy, revision: answer.revision }
      : troubleIn(answer);
  show(site, { byDefault });
  return byDefault;
}

/** How many profiles are set to public; undefined where Wix doesn't say. */
async function countPublic(metaSiteId: string): Promise<number | undefined> {
  const query = { which: 'public', search: '', order: 'newest', offset: 0 } as const;
  const answer = await unlessNoAnswer(askPatiently('owner:members', { metaSiteId, query }));
  return answer?.kind === 'members' ? answer.total : undefined;
}

type Refusal = Extract<Answer<'owner:default'>, { kind: 'no-access' | 'failed' }>;

function troubleIn(answer: Refusal | undefined): Trouble {
  if (!answer) return 'no-answer';
  return answer.kind === 'failed' ? answer.failure.kind : 'no-access';
}
