import * as v from 'valibot';
import { Failure } from './wix/failure.ts';
import { PrivacyStatus } from './wix/member.ts';
import { MemberQuery } from './wix/member-query.ts';
import { OwnedMember } from './wix/owned-member.ts';
import { DefaultPrivacy, RuleSettings, SettingChange, SettingOutcome } from './wix/owner-settings.ts';
import { SiteRule } from './wix/site-rule.ts';
import { Outcome, TabDocument, TabState, WantedStatus } from './wix/tab-state.ts';

/** Why the owner's API told nothing: nobody gave a key for this site or the permission to ask, or it went wrong. */
const ownerRefusals = [
  v.object({ kind: v.literal('no-access') }),
  v.object({ kind: v.literal('failed'), failure: Failure }),
] as const;

/**
 * Every message that crosses a context: who may send it, what it asks, what comes back.
 * `own-page`: a page of the extension itself. `content-script`: ours in a page; its question is the document that the
 * browser says it runs in, never what the message says. Nothing is open to other extensions.
 */
export const protocol = {
  /**
   * Find out about a tab. `toolbar`: asked by a popup that a click on the toolbar button has just opened;
   * `again`: asked by a button in it; `once-more`: by who was just told that they are not logged in; `page`: the page
   * may be another one now. `view`: a name for what the person waits for; asked again for want of an answer it is the
   * same.
   */
  'tab:look': {
    from: 'own-page',
    question: v.object({
      tabId: TabDocument.entries.tabId,
      asked: v.picklist(['toolbar', 'again', 'once-more', 'page']),
      view: v.string(),
    }),
    answer: TabState,
  },
  /** Make the member of this document public or private. `seen` is what the person saw when they decided. */
  'membership:change': {
    from: 'own-page',
    question: v.object({
      document: TabDocument,
      want: WantedStatus,
      seen: v.object({ site: v.string(), memberId: v.string(), privacyStatus: PrivacyStatus }),
    }),
    answer: TabState,
  },
  /**
   * Whether visitors see the member's profile, or the one of somebody else that is shown there; `unknown`: that couldn't be
   * found out.
   */
  'visitor:check': {
    from: 'own-page',
    question: v.object({
      document: TabDocument,
      site: v.string(),
      memberId: v.string(),
      /** Whose, as the page's address has it. */
      other: v.exactOptional(v.string()),
    }),
    answer: v.picklist(['seen', 'not-seen', 'unknown']),
  },
  /** A popup shows, in this view, that this change ended so; no other need show it. */
  'outcome:seen': {
    from: 'own-page',
    question: v.object({ changeId: v.string(), outcome: Outcome, view: v.string() }),
    answer: v.null(),
  },
  /** Somebody has read that this member was changed elsewhere. */
  'elsewhere:dismiss': {
    from: 'own-page',
    question: v.object({ tabId: TabDocument.entries.tabId, site: v.string(), memberId: v.string() }),
    answer: v.null(),
  },
  /** Forget every change that was made here, and how members were last seen. */
  'history:clear': { from: 'own-page', question: v.null(), answer: v.null() },
  /** Keep a history of the changes made here from now on, or none. */
  'history:keep': { from: 'own-page', question: v.object({ isKept: v.boolean() }), answer: v.null() },
  /** The browser has just given the permission that `storedIntent` needs: switch that site's page badge on. */
  'badge:show': { from: 'own-page', question: v.null(), answer: v.null() },
  /** Switch a site's page badge off. */
  'badge:hide': { from: 'own-page', question: v.object({ siteKey: v.string() }), answer: v.null() },
  /** The browser has just given the permission that `storedBindingIntent` needs: read that site's cookie, and look again. */
  'binding:allow': { from: 'own-page', question: v.null(), answer: v.null() },
  /** No longer read a site's cookie. */
  'binding:forbid': { from: 'own-page', question: v.object({ siteKey: v.string() }), answer: v.null() },
  /** Members of a site, as its owner's key shows them: one page of them. */
  'owner:members': {
    from: 'own-page',
    question: v.object({ metaSiteId: v.string(), query: MemberQuery }),
    answer: v.variant('kind', [
      v.object({
        kind: v.literal('members'),
        members: v.array(OwnedMember),
        /** How many Wix gave: the next page begins after them. */
        given: v.number(),
        total: v.exactOptional(v.number()),
      }),
      ...ownerRefusals,
    ]),
  },
  /** Who may be public on a site and who sees them, as its owner's key shows it. */
  'owner:rules': {
    from: 'own-page',
    question: v.object({ metaSiteId: v.string() }),
    answer: v.variant('kind', [
      v.object({
        kind: v.literal('rules'),
        rule: SiteRule,
        rawRule: v.string(),
        /** Where it can be changed. */
        settings: v.exactOptional(RuleSettings),
      }),
      ...ownerRefusals,
    ]),
  },
  /** What the profiles of new members are set to. */
  'owner:default': {
    from: 'own-page',
    question: v.object({ metaSiteId: v.string() }),
    answer: v.variant('kind', [
      v.object({ kind: v.literal('default'), ...DefaultPrivacy.entries }),
      ...ownerRefusals,
    ]),
  },
  /** Change one of the two for all members, as their owner. `changed`: what a second reading says of it. */
  'owner:change': {
    from: 'own-page',
    question: v.object({ metaSiteId: v.string(), change: SettingChange }),
    answer: v.variant('kind', [
      v.object({ kind: v.literal('changed'), outcome: SettingOutcome }),
      /** Somebody else was first: nothing was changed. */
      v.object({ kind: v.literal('changed-meanwhile') }),
      ...ownerRefusals,
    ]),
  },
  /** A member page of a site whose badge is on came in sight: what its badge says is put into it. */
  'badge:look': { from: 'content-script', question: TabDocument, answer: v.null() },
} as const;

export type MessageName = keyof typeof protocol;
export type Question<N extends MessageName> = v.InferOutput<(typeof protocol)[N]['question']>;
/** Who asks for a look. */
export type Asked = Question<'tab:look'>['asked'];
/** The same, and in which view; the background has none. */
export interface Asking {
  asked: Asked;
  view: string | undefined;
}
export type Answer<N extends MessageName> = v.InferOutput<(typeof protocol)[N]['answer']>;
export type Answers = { [N in MessageName]: (question: Question<N>) => Promise<Answer<N>> };
