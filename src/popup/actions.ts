import type { Asked } from '../protocol.ts';
import { browser, type Tabs } from '../shared/browser.ts';
import { ask, NoAnswer } from '../shared/messages.ts';
import { storedTabState } from '../shared/stored.ts';
import type { Control } from '../shared/words.ts';
import type { TabState } from '../wix/tab-state.ts';
import { reportOn } from './report.ts';
import { store } from './store.ts';

const mostLooks = 3;
const interrupted: TabState = { kind: 'failed', failure: { kind: 'answer-lost' }, duringChange: false };

/** What a person can do in the popup, and what the popup does by itself, for one tab. */
export interface Actions {
  start(): Promise<void>;
  press(control: Control): Promise<void>;
  cancel(): void;
  confirm(): Promise<void>;
}

function versions() {
  return { extension: browser.runtime.getManifest().version, browser: navigator.userAgent };
}

export function actionsFor(tab: Tabs.Tab & { id: number }): Actions {
  const show = (state: TabState) => store.setState({ state });
  const seen = new Set<string>();

  /** A background that was ended meanwhile gives no answer; asking again starts it again. */
  async function look(asked: Asked, unanswered: TabState = interrupted): Promise<void> {
    for (let looks = 1; ; looks++) {
      try {
        return show(await ask('tab:look', { tabId: tab.id, asked }));
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
        if (looks === mostLooks) return show(unanswered);
      }
    }
  }

  async function tellSeen({ state }: { state: TabState }): Promise<void> {
    const change = state.kind === 'member' ? state.change : undefined;
    if (change?.phase !== 'ended' || !change.id || seen.has(change.id)) return;
    seen.add(change.id);
    await ask('outcome:seen', { tabId: tab.id, changeId: change.id });
  }

  return {
    async start() {
      store.subscribe(tellSeen);
      storedTabState(tab).follow(show);
      setTimeout(() => store.setState({ isSlow: true }), 150);
      await look('toolbar');
    },

    async press(control) {
      const { state } = store.getState();
      switch (control) {
        case 'join':
        case 'leave':
          return store.setState({ confirming: control });
        case 'undo':
          if (state.kind !== 'member') return;
          return store.setState({ confirming: state.member.privacyStatus === 'PUBLIC' ? 'leave' : 'join' });
        case 'copy-details':
          return navigator.clipboard.writeText(reportOn(state, versions()));
        case 'check-again':
        case 'try-again':
          show({ kind: 'looking', ...('site' in state && state.site ? { site: state.site } : {}) });
          return look('again');
      }
    },

    cancel() {
      store.setState({ confirming: undefined });
    },

    async confirm() {
      const { state, confirming } = store.getState();
      if (state.kind !== 'member' || !confirming) return;
      const { document, site, member } = state;
      const want = confirming === 'join' ? 'PUBLIC' : 'PRIVATE';
      store.setState({ confirming: undefined });
      show({ ...state, change: { phase: 'changing', id: '', want } });
      try {
        const { id: memberId, privacyStatus } = member;
        show(
          await ask('membership:change', {
            document,
            want,
            seen: { site: site.key, memberId, privacyStatus },
          }),
        );
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
        // The worker died; what became of the change, only a reading tells.
        await look('again', { ...state, change: { phase: 'ended', id: '', want, outcome: 'not-checked' } });
      }
    },
  };
}
