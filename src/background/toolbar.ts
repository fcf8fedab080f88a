import { browser } from '../shared/browser.ts';
import { type MessageKey, say } from '../shared/i18n.ts';
import { type Tone, wordsFor } from '../shared/words.ts';
import { nameOf } from '../wix/member.ts';
import type { TabState } from '../wix/tab-state.ts';
import { findTab } from './find-tab.ts';
import { setToolbarIcon } from './toolbar-icon.ts';

const badges: Record<Tone, string> = {
  public: 'PUB',
  members: 'MEM',
  private: 'PRI',
  unknown: '?',
  attention: '!',
  idle: '',
};

const colours: Record<Tone, string> = {
  public: '#0b6b3a',
  members: '#1d4f91',
  private: '#5b3a8c',
  unknown: '#5f6368',
  attention: '#a33a00',
  idle: '#5f6368',
};

/** Shows a state in the toolbar button of its tab: icon, badge text and title say the same, never colour alone. */
export async function showInToolbar(tabId: number, state: TabState): Promise<void> {
  const { tone } = wordsFor(state);
  const path = { 16: `icons/${tone}-16.png`, 32: `icons/${tone}-32.png` };
  try {
    await Promise.all([
      browser.action.setBadgeText({ tabId, text: badges[tone] }),
      browser.action.setBadgeBackgroundColor({ tabId, color: colours[tone] }),
      browser.action.setTitle({ tabId, title: titleFor(state) }),
      setToolbarIcon(tabId, path),
    ]);
  } catch (error) {
    if (await findTab(tabId)) throw error; // A tab that was closed meanwhile has no button.
  }
}

/** The tooltip of the toolbar button. */
export function titleFor(state: TabState): string {
  const { tone, headline, values } = wordsFor(state);
  if (tone === 'attention') return say('titleAttention', { headline: say(headline, values) });
  if (state.kind !== 'member' || tone === 'idle') return say('actionTitle');
  return say(titles[tone], { name: nameOf(state.member), site: state.site.key });
}

const titles: Record<Exclude<Tone, 'attention' | 'idle'>, MessageKey> = {
  public: 'titlePublic',
  members: 'titleMembers',
  private: 'titlePrivate',
  unknown: 'titleUnknown',
};
