import type { Asked } from '../protocol.ts';
import type { Tabs } from '../shared/browser.ts';
import { ask, NoAnswer } from '../shared/messages.ts';
import { storedTabState } from '../shared/stored.ts';
import type { Control } from '../shared/words.ts';
import type { TabState } from '../wix/tab-state.ts';
import { store } from './store.ts';

const mostLooks = 3;

/** What a person can do in the popup, and what the popup does by itself, for one tab. */
export interface Actions {
  start(): Promise<void>;
  press(control: Control): Promise<void>;
  cancel(): void;
  confirm(): Promise<void>;
}

export function actionsFor(tab: Tabs.Tab & { id: number }): Actions {
  const show = (state: TabState) => store.setState({ state });
  const seen = new Set<string>();

  /** A background that was ended meanwhile gives no answer; asking again starts it again. */
  async function look(asked: Asked): Promise<void> {
    for (let looks = 1; ; looks++) {
      try {
        return show(await ask('tab:look', { tabId: tab.id, asked }));
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
        if (looks === mostLooks)
          return show({ kind: 'failed', failure: { kind: 'answer-lost' }, duringChange: false });
      }
    }
  }

  async function tellSeen({ state }: { state: TabState }): Promise<void> {
    const change = state.kind === 'member' ? state.change : undefined;
    if (change?.phase !== 'ended' || seen.has(change.id)) return;
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
        await look('again'); // The worker died; what became of the change, only a reading tells.
      }
    },
  };
}
