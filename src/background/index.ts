import { browser } from '../shared/browser.ts';
import { answerMessages } from '../shared/messages.ts';
import { answers } from './answers.ts';
import { reconcileBadgeSites, showInAllOpenTabs, showInOpenTabs, switchIntendedOn } from './badge-sites.ts';
import { allowIntendedBinding, reconcileBindings } from './binding-sites.ts';
import { showHelpOnce } from './first-run.ts';
import { giveBackUnlessKept } from './owner-permission.ts';
import { beginPrivateSession, endPrivateSession } from './private-session.ts';
import { recoverChanges } from './recover.ts';
import { forgetClosedTabs } from './tabs.ts';

// Every listener, registered before anything is awaited: an event that starts the worker must find one.
answerMessages(answers);
browser.permissions.onAdded.addListener(switchIntendedOn);
browser.permissions.onAdded.addListener(allowIntendedBinding);
browser.permissions.onRemoved.addListener(reconcileBadgeSites);
browser.permissions.onRemoved.addListener(reconcileBindings);
browser.storage.local.onChanged.addListener(showInOpenTabs);
browser.runtime.onStartup.addListener(reconcileBadgeSites);
browser.runtime.onStartup.addListener(giveBackUnlessKept);
browser.runtime.onInstalled.addListener(showInAllOpenTabs);
browser.runtime.onInstalled.addListener(showHelpOnce);
browser.runtime.onInstalled.addListener(giveBackUnlessKept);
// In Chromium private windows have a background of their own; Firefox for Android has no windows.
if ('getBrowserInfo' in browser.runtime && 'windows' in browser) {
  browser.windows.onCreated.addListener(beginPrivateSession);
  browser.windows.onRemoved.addListener(endPrivateSession);
}

// Whatever an earlier life of this worker left behind.
recoverChanges();
switchIntendedOn();
allowIntendedBinding();
forgetClosedTabs();
