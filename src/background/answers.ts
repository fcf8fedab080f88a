import type { Answers } from '../protocol.ts';
import { lookForBadge } from './badge-look.ts';
import { switchIntendedOn, switchOff } from './badge-sites.ts';
import { allowIntendedBinding, forbidBinding } from './binding-sites.ts';
import { changeMembership } from './change.ts';
import { markSeen } from './change-record.ts';
import { dismissChangedElsewhere } from './changed-elsewhere.ts';
import { clearHistory, keepHistory } from './history.ts';
import { lookAtTab } from './look.ts';
import { readDefault, readMembers, readRules } from './owner.ts';
import { changeSetting } from './owner-change.ts';
import { checkAsVisitor } from './visitor-check.ts';

/** What the background does for each message of the protocol. */
export const answers: Answers = {
  'tab:look': ({ tabId, asked, view }) => lookAtTab(tabId, asked, view),
  'membership:change': changeMembership,
  'visitor:check': checkAsVisitor,
  async 'outcome:seen'(seen) {
    await markSeen(seen);
    return null;
  },
  async 'elsewhere:dismiss'(read) {
    await dismissChangedElsewhere(read);
    return null;
  },
  async 'history:clear'() {
    await clearHistory();
    return null;
  },
  async 'history:keep'({ isKept }) {
    await keepHistory(isKept);
    return null;
  },
  async 'badge:show'() {
    await switchIntendedOn();
    return null;
  },
  async 'badge:hide'({ siteKey }) {
    await switchOff(siteKey);
    return null;
  },
  async 'binding:allow'() {
    await allowIntendedBinding();
    return null;
  },
  async 'binding:forbid'({ siteKey }) {
    await forbidBinding(siteKey);
    return null;
  },
  'owner:members': readMembers,
  'owner:rules': readRules,
  'owner:default': readDefault,
  'owner:change': changeSetting,
  'badge:look': lookForBadge,
};
