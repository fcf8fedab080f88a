import type { Answers } from '../protocol.ts';
import { changeMembership } from './change.ts';
import { findTab } from './find-tab.ts';
import { forgetChange } from './last-change.ts';
import { lookAtTab } from './look.ts';

/** What the background does for each message of the protocol. */
export const answers: Answers = {
  'tab:look': ({ tabId, asked }) => lookAtTab(tabId, asked),
  'membership:change': changeMembership,
  async 'outcome:seen'({ tabId, changeId }) {
    const tab = await findTab(tabId);
    if (tab) await forgetChange(tab, changeId);
    return null;
  },
};
