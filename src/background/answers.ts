import type { Answers } from '../protocol.ts';
import { storedSeenChange } from '../shared/stored.ts';
import { changeMembership } from './change.ts';
import { findTab } from './find-tab.ts';
import { lookAtTab } from './look.ts';

/** What the background does for each message of the protocol. */
export const answers: Answers = {
  'tab:look': ({ tabId, asked }) => lookAtTab(tabId, asked),
  'membership:change': changeMembership,
  async 'outcome:seen'({ tabId, changeId }) {
    const tab = await findTab(tabId);
    if (tab) await storedSeenChange(tab).set(changeId);
    return null;
  },
};
