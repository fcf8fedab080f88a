import type { Asked } from '../protocol.ts';
import { browser, type Tabs } from '../shared/browser.ts';
import { ask, NoAnswer } from '../shared/messages.ts';
import { storedTabState } from '../shared/stored.ts';
import type { Control } from '../shared/words.ts';
import { isAtWork, siteOf, type TabState } from '../wix/tab-state.ts';
import { followBadgeSwitch } from './badge-switch.ts';
import { openInWindow } from './own-window.ts';
import { askPatiently } from './patient-ask.ts';
import { reportOn } from './report.ts';
import { allowBinding } from './session-binding.ts';
import { type PopupState, store } from './store.ts';
import { unanswered } from './unanswered.ts';
import { whenOverdue } from './unfinished.ts';

/** What a person can do in the popup, and what the popup does by itself, for one tab. */
export interface Actions {
  start(): Promise<void>;
  openInWindow(): Promise<void>;
  press(control: Control): Promise<void>;
  cancel(): void;
  confirm(): Promise<void>;
}

function versions() {
  return { extension: browser.runtime.getManifest().version, browser: navigator.userAgent };
}

export function actionsFor(tab: Tabs.Tab & { id: number }): Actions {
  let isClosed = false;
  const show = (state: TabState) => {
    if (!isClosed) store.setState({ state });
  };
  /** Names what was asked for last: what it has shown it goes on showing, however often it is read. */
  let view = crypto.randomUUID();
  /** How changes ended, as far as it was told here. */
  const told = new Set<string>();

  /** An answer may come late; what is stored is what stands. */
  async function showWhatStands(answer: TabState): Promise<void> {
    show((await storedTabState(tab).get()) ?? answer);
  }

  async function look(asked: Asked, before?: TabState): Promise<void> {
    const ours = view;
    const isWanted = () => view === ours;
    try {
      await showWhatStands(await askPatiently('tab:look', { tabId: tab.id, asked, view }, isWanted));
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      if (!isWanted()) return; // Something newer is being looked at.
      const stored = await storedTabState(tab).get();
      const { state } = store.getState();
      // Another look may have told how a change ended: that stands.
      if (told.has(endIn(state, view))) return;
      // A change may be at work that is not stored as such yet, or not shown.
      show(unanswered([state, stored, before]));
    }
  }

  /** Looks on a person's word; the site stays in view meanwhile. */
  async function lookAnew(asked: Asked): Promise<void> {
    view = crypto.randomUUID();
    const before = store.getState().state;
    const site = siteOf(before);
    show({ kind: 'looking', ...(site ? { site } : {}) });
    store.setState({ host: await hostOf(tab.id), isCopied: false, isBindingRefused: false });
    await look(asked, before);
  }

  /** The page may go elsewhere while this is open. What the person is deciding, or was decided, stands until it is told. */
  function followTab(): void {
    browser.tabs.onUpdated.addListener(async (tabId, { status }, { url }) => {
      const { state, confirming } = store.getState();
      const isDeciding = confirming || isAtWork(state);
      if (tabId !== tab.id || status !== 'loading' || isDeciding) return;
      store.setState({ host: hostIn(url) });
      view = crypto.randomUUID();
      await look('page');
    });
    browser.tabs.onRemoved.addListener((tabId) => {
      if (tabId !== tab.id) return;
      show({ kind: 'unreadable', why: 'tab-closed' });
      isClosed = true; // What was still being read comes too late.
    });
  }

  async function tellSeen({ state }: PopupState, before: PopupState): Promise<void> {
    if (state === before.state) return;
    const change = state.kind === 'member' ? state.change : undefined;
    if (change?.phase !== 'ended' || !change.id) return;
    const end = endIn(state, view);
    if (told.has(end)) return;
    told.add(end);
    try {
      await askPatiently('outcome:seen', { changeId: change.id, outcome: change.outcome, view });
    } catch (error) {
      // The next popup tells it once more.
      if (!(error instanceof NoAnswer)) throw error;
    }
  }

  return {
    async start() {
      store.subscribe(tellSeen);
      storedTabState(tab).follow((state) => state && show(state));
      followBadgeSwitch();
      followTab();
      whenOverdue(() => look('again'));
      setTimeout(() => store.setState({ isSlow: true }), 150);
      store.setState({ host: await hostOf(tab.id) });
      await look(store.getState().isOwnWindow ? 'again' : 'toolbar');
    },

    openInWindow: () => openInWindow(tab),

    async press(control) {
      const { state } = store.getState();
      switch (control) {
        case 'join':
        case 'leave':
          return confirming(state, control);
        case 'undo':
          return confirming(
            state,
            state.kind === 'member' && state.member.privacyStatus === 'PUBLIC' ? 'leave' : 'join',
          );
        case 'copy-details':
          await navigator.clipboard.writeText(reportOn(state, versions()));
          return store.setState({ isCopied: true });
        case 'check-again':
        case 'try-again':
          return lookAnew(wasToldToLogIn(state) ? 'once-more' : 'again');
        case 'allow':
          if (state.kind === 'not-named') await allowBinding(state.site);
      }
    },

    cancel() {
      store.setState({ confirming: undefined });
    },

    async confirm() {
      const { confirming } = store.getState();
      if (!confirming) return;
      const { control, state } = confirming;
      const { document, site, member } = state;
      const want = control === 'join' ? 'PUBLIC' : 'PRIVATE';
      store.setState({ confirming: undefined });
      view = crypto.randomUUID();
      show({ ...state, change: { phase: 'changing', id: '', want } });
      try {
        const seen = { site: site.key, memberId: member.id, privacyStatus: member.privacyStatus };
        await showWhatStands(await ask('membership:change', { document, want, seen }));
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
        // The worker died; what became of the change, only a reading tells.
        await look('again');
      }
    },
  };
}

/** The end of a change that a state tells, as one view tells it; no end that was ever told where it tells none. */
function endIn(state: TabState, view: string): string {
  const change = state.kind === 'member' ? state.change : undefined;
  return change?.phase === 'ended' ? `${view} ${change.id} ${change.outcome}` : '';
}

/** Asks about exactly the state the person sees: what they confirm is what is sent. */
function confirming(state: TabState, control: 'join' | 'leave'): void {
  if (state.kind === 'member') store.setState({ confirming: { control, state } });
}

function wasToldToLogIn(state: TabState): boolean {
  return state.kind === 'logged-out' && !state.duringChange;
}

/** The host of a tab's page, where the browser lets us see it. */
export async function hostOf(tabId: number): Promise<string | undefined> {
  try {
    return hostIn((await browser.tabs.get(tabId)).url);
  } catch {
    return undefined; // The tab was closed.
  }
}

function hostIn(url: string | undefined): string | undefined {
  return (url && URL.canParse(url) && new URL(url).host) || undefined;
}
