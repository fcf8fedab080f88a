import type { Asked, Question } from '../protocol.ts';
import { browser, type Tabs } from '../shared/browser.ts';
import { ask, NoAnswer } from '../shared/messages.ts';
import { askPatiently, isDone } from '../shared/patient-ask.ts';
import { storedTabState } from '../shared/stored.ts';
import type { Control } from '../shared/words.ts';
import { isAtWork, siteOf, type TabState } from '../wix/tab-state.ts';
import { parseUrl } from '../wix/url.ts';
import { followBadgeSwitch } from './badge-switch.ts';
import { keepHistoryInView } from './history.ts';
import { openInWindow } from './own-window.ts';
import { reportOn } from './report.ts';
import { allowBinding } from './session-binding.ts';
import { type PopupState, store } from './store.ts';
import { movesOfATab } from './tab-moves.ts';
import { unanswered } from './unanswered.ts';
import { whenOverdue } from './unfinished.ts';
import { followVisitorCheck } from './visitor-check.ts';

/** What a person can do in the popup, and what the popup does by itself, for one tab. */
export interface Actions {
  start(): Promise<void>;
  openInWindow(): Promise<void>;
  press(control: Control): Promise<void>;
  /** Somebody has read that the member was changed elsewhere. */
  dismiss(): Promise<void>;
  cancel(): void;
  confirm(): Promise<void>;
}

/** What was asked for last. What it has shown of how a change ended it goes on showing, however often it is read. */
interface View {
  readonly id: string;
  told?: TabState;
}

const newView = (): View => ({ id: crypto.randomUUID() });

function versions() {
  return { extension: browser.runtime.getManifest().version, browser: navigator.userAgent };
}

export function actionsFor(tab: Tabs.Tab & { id: number }): Actions {
  let isClosed = false;
  const show = (state: TabState) => {
    if (!isClosed) store.setState({ state });
  };
  let view = newView();

  /** An answer may come late; what is stored is what stands. */
  async function showWhatStands(answer: TabState): Promise<void> {
    show((await storedTabState(tab).get()) ?? answer);
  }

  async function look(asked: Asked, before?: TabState): Promise<void> {
    const ours = view;
    const isWanted = () => view === ours;
    try {
      await showWhatStands(await askPatiently('tab:look', { tabId: tab.id, asked, view: ours.id }, isWanted));
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      const stored = await storedTabState(tab).get();
      if (!isWanted()) return; // Something newer is being looked at.
      const { state } = store.getState();
      const { told } = ours;
      // How a change ended may have been told before the answer was lost: that stands, unless something newer does.
      if (told && (state === told || state.kind === 'looking')) return show(told);
      // A change may be at work that is not stored as such yet, or not shown.
      show(unanswered([state, stored, before]));
    }
  }

  /** Looks on a person's word; the site stays in view meanwhile. */
  async function lookAnew(asked: Asked): Promise<void> {
    view = newView();
    const before = store.getState().state;
    const site = siteOf(before);
    show({ kind: 'looking', ...(site ? { site } : {}) });
    store.setState({ host: await hostOf(tab.id), isCopied: false, isBindingRefused: false });
    await look(asked, before);
  }

  /** The page may go elsewhere while this is open. What the person is deciding, or was decided, stands until it is told. */
  function followTab(): void {
    const isMove = movesOfATab();
    browser.tabs.onUpdated.addListener(async (tabId, { status }, { url }) => {
      const { state, confirming } = store.getState();
      const isDeciding = confirming || isAtWork(state);
      // The very page that a change was not sent to may begin to load only after that was told.
      const isTold = state.kind === 'unreadable' && state.why === 'other-page';
      const isOnOther = state.kind === 'member' && state.otherProfile !== undefined;
      if (tabId !== tab.id || !isMove(status, isOnOther) || isDeciding || isTold) return;
      store.setState({ host: hostIn(url) });
      view = newView();
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
    const end = endIn(state);
    if (!end) return;
    const isNews = !isSameEnd(end, endIn(view.told));
    view.told = state;
    if (!isNews) return;
    try {
      await askPatiently('outcome:seen', { ...end, view: view.id });
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
      const known = keepHistoryInView();
      followVisitorCheck();
      followTab();
      whenOverdue(() => look('again'));
      setTimeout(() => store.setState({ isSlow: true }), 150);
      const named = hostOf(tab.id).then((host) => store.setState({ host }));
      await look(store.getState().isOwnWindow ? 'again' : 'toolbar');
      await Promise.all([known, named]);
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

    async dismiss() {
      const { state } = store.getState();
      if (state.kind !== 'member') return;
      const { changedElsewhere: _, ...rest } = state;
      show(rest);
      await isDone('elsewhere:dismiss', { tabId: tab.id, site: state.site.key, memberId: state.member.id });
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
      view = newView();
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

/** How a change that the background knows by its id ended, where a state tells one. */
function endIn(state: TabState | undefined): Omit<Question<'outcome:seen'>, 'view'> | undefined {
  if (state?.kind === 'logged-out' && state.change) {
    return { changeId: state.change.id, outcome: state.change.outcome };
  }
  const change = state?.kind === 'member' ? state.change : undefined;
  if (change?.phase !== 'ended' || !change.id) return undefined;
  return { changeId: change.id, outcome: change.outcome };
}

function isSameEnd(end: ReturnType<typeof endIn>, other: ReturnType<typeof endIn>): boolean {
  return end?.changeId === other?.changeId && end?.outcome === other?.outcome;
}

/** Asks about exactly the state the person sees: what they confirm is what is sent. */
function confirming(state: TabState, control: 'join' | 'leave'): void {
  if (state.kind === 'member') store.setState({ confirming: { control, state } });
}

function wasToldToLogIn(state: TabState): boolean {
  return state.kind === 'logged-out' && state.change?.outcome !== 'interrupted';
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
  return parseUrl(url)?.host || undefined;
}
