import { browser } from '../shared/browser.ts';
import { answerMessages } from '../shared/messages.ts';
import { answers } from './answers.ts';
import { reconcileBadgeSites, showInAllOpenTabs, showInOpenTabs, switchIntendedOn } from './badge-sites.ts';
import { forgetWithLastPrivateWindow } from './private-session.ts';
import { recoverChanges } from './recover.ts';
import { forgetClosedTabs } from './tabs.ts';

// Every listener, registered before anything is awaited: an event that starts the worker must find one.
answerMessages(answers);
browser.permissions.onAdded.addListener(switchIntendedOn);
browser.permissions.onRemoved.addListener(reconcileBadgeSites);
browser.storage.local.onChanged.addListener(showInOpenTabs);
browser.runtime.onStartup.addListener(reconcileBadgeSites);
browser.runtime.onInstalled.addListener(showInAllOpenTabs);
// Firefox for Android has no windows.
if ('windows' in browser) browser.windows.onRemoved.addListener(forgetWithLastPrivateWindow);

// Whatever an earlier life of this worker left behind.
recoverChanges();
switchIntendedOn();
forgetClosedTabs();
