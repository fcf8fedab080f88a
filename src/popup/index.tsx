import { render } from 'preact';
import { browser } from '../shared/browser.ts';
import { language, writingDirection } from '../shared/i18n.ts';
import { actionsFor } from './actions.ts';
import { Popup } from './views/popup.tsx';

document.documentElement.dir = writingDirection();
document.documentElement.lang = language();
start();

async function start(): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) throw new Error('a popup without a tab');
  const actions = actionsFor({ ...tab, id: tab.id });
  render(<Popup actions={actions} />, document.body);
  await actions.start();
}
