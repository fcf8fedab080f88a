import { render } from 'preact';
import { beginPage } from '../shared/own-page.ts';
import { jarOf } from '../shared/stored.ts';
import { actionsFor } from './actions.ts';
import { canUndo } from './history.ts';
import { tabInQuestion } from './own-window.ts';
import { store } from './store.ts';
import { Popup } from './views/popup.tsx';

beginPage();
start();

async function start(): Promise<void> {
  const { tab, isOwnWindow, undo } = await tabInQuestion();
  store.setState({ isOwnWindow, isPrivate: tab?.incognito ?? false, jar: tab ? jarOf(tab) : '' });
  if (tab?.id === undefined) {
    store.setState({ state: { kind: 'unreadable', why: 'tab-closed' } });
    return render(<Popup />, document.body);
  }
  const actions = actionsFor({ ...tab, id: tab.id });
  render(<Popup actions={actions} />, document.body);
  await actions.start();
  if (undo !== undefined && canUndo(store.getState(), undo)) await actions.press('undo');
}
