import { render } from 'preact';
import { browser } from '../shared/browser.ts';
import { beginPage } from '../shared/own-page.ts';
import { HelpPage } from './help/help-page.tsx';
import { HistoryPage } from './history/history-page.tsx';
import { PrivatePage } from './private-page.tsx';
import { SettingsPage } from './settings/settings-page.tsx';

// A private window lists nothing, switches nothing, and reads neither.
const isPrivate = browser.extension.inIncognitoContext === true;

/** Which page this is says its file. */
switch (location.pathname) {
  case '/history.html':
    beginPage('historyTitle');
    render(
      isPrivate ? <PrivatePage title="historyTitle" why="historyPrivate" /> : <HistoryPage />,
      document.body,
    );
    break;
  case '/settings.html':
    beginPage('settings');
    render(
      isPrivate ? <PrivatePage title="settings" why="settingsPrivate" /> : <SettingsPage />,
      document.body,
    );
    break;
  case '/help.html':
    beginPage('helpTitle');
    render(<HelpPage />, document.body);
}
