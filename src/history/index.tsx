import { render } from 'preact';
import { browser } from '../shared/browser.ts';
import { language, say, writingDirection } from '../shared/i18n.ts';
import { HistoryPage } from './views/history-page.tsx';
import { PrivatePage } from './views/private-page.tsx';

document.documentElement.dir = writingDirection();
document.documentElement.lang = language();
document.title = `${say('historyTitle')} – ${say('actionTitle')}`;
// A private window shows none and reads none.
const isPrivate = browser.extension.inIncognitoContext === true;
render(isPrivate ? <PrivatePage /> : <HistoryPage />, document.body);
