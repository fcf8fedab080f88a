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

/** Shows a state in the toolbar button of its tab: badge text and title say the same as its icon, never colour alone. */
export function showInToolbar(tabId: number, state: TabState): Promise<void> {
  const { tone } = wordsFor(state);
  return unlessClosed(tabId, [
    browser.action.setBadgeText({ tabId, text: badges[tone] }),
    browser.action.setBadgeBackgroundColor({ tabId, color: colours[tone] }),
    browser.action.setTitle({ tabId, title: titleFor(state) }),
  ]);
}

/** The icon of the same button, which takes longer: Chromium reads and decodes it each time. */
export function showIconInToolbar(tabId: number, state: TabState): Promise<void> {
  const { tone } = wordsFor(state);
  const path = { 16: `icons/${tone}-16.png`, 32: `icons/${tone}-32.png` };
  return unlessClosed(tabId, [setToolbarIcon(tabId, path)]);
}

/** A tab that was closed meanwhile has no button. */
async function unlessClosed(tabId: number, changes: Promise<void>[]): Promise<void> {
  try {
    await Promise.all(changes);
  } catch (error) {
    if (await findTab(tabId)) throw error;
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
