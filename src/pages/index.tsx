import { type ComponentType, render } from 'preact';
import { browser } from '../shared/browser.ts';
import type { MessageKey } from '../shared/i18n.ts';
import { beginPage } from '../shared/own-page.ts';
import { HelpPage } from './help/help-page.tsx';
import { HistoryPage } from './history/history-page.tsx';
import { MembersPage } from './members/members-page.tsx';
import { PrivatePage } from './private-page.tsx';
import { SettingsPage } from './settings/settings-page.tsx';

/** By file: the title, the page, and why a private window, which lists and switches nothing, has none. */
const pages: Record<string, { title: MessageKey; Page: ComponentType; notInPrivate?: MessageKey }> = {
  '/history.html': { title: 'historyTitle', Page: HistoryPage, notInPrivate: 'historyPrivate' },
  '/settings.html': { title: 'settings', Page: SettingsPage, notInPrivate: 'settingsPrivate' },
  '/members.html': { title: 'membersTitle', Page: MembersPage, notInPrivate: 'membersPrivate' },
  '/help.html': { title: 'helpTitle', Page: HelpPage },
};

const page = pages[location.pathname];
if (page) {
  const { title, Page, notInPrivate } = page;
  const isPrivate = browser.extension.inIncognitoContext === true;
  beginPage(title);
  render(
    isPrivate && notInPrivate ? <PrivatePage title={title} why={notInPrivate} /> : <Page />,
    document.body,
  );
}
