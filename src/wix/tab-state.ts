import * as v from 'valibot';
import { Failure } from './failure.ts';
import { displayName, Member } from './member.ts';
import { WixSite } from './site.ts';
import { SiteRule } from './site-rule.ts';

/** One document in a tab, named by the browser: after any navigation it is another one. */
export const TabDocument = v.object({
  tabId: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  documentId: v.string(),
});
export type TabDocument = v.InferOutput<typeof TabDocument>;

export const WantedStatus = v.picklist(['PUBLIC', 'PRIVATE']);
export type WantedStatus = v.InferOutput<typeof WantedStatus>;

export const Outcome = v.picklist([
  /** A second reading shows the wanted state. */
  'confirmed',
  /** Sent; a second reading shows the old state. */
  'not-confirmed',
  /** Perhaps sent; no second reading could be had. */
  'not-checked',
  /** Wix said no, and a second reading shows the old state. */
  'refused',
  'join-impossible',
  /** Wix was asked too often, and a second reading shows the old state. */
  'rate-limited',
  // Not sent:
  'already-so',
  'other-member',
  /** A member who can't be made so: the site or Wix keeps them from it, or too little is known. */
  'not-possible',
  'interrupted',
]);
export type Outcome = v.InferOutput<typeof Outcome>;

export const Change = v.variant('phase', [
  v.object({ phase: v.literal('changing'), id: v.string(), want: WantedStatus }),
  v.object({
    phase: v.literal('ended'),
    id: v.string(),
    want: WantedStatus,
    outcome: Outcome,
    failure: v.exactOptional(Failure),
  }),
]);
export type Change = v.InferOutput<typeof Change>;

/** Somebody else's profile page, and what the Members API shows the member of it. */
export const OtherProfile = v.object({
  /** As the page's address names them: slug or member id. */
  whose: v.string(),
  /** Whether the member sees it; `unknown`: that couldn't be found out. */
  seen: v.picklist(['asking', 'seen', 'not-seen', 'unknown']),
  /** What it calls itself, where it is seen. */
  name: v.exactOptional(v.string()),
});
export type OtherProfile = v.InferOutput<typeof OtherProfile>;

/** What to call it: an address can hold anything. */
export function profileName({ name, whose }: OtherProfile): string {
  return name ?? displayName(whose) ?? '–';
}

export const MemberState = v.object({
  kind: v.literal('member'),
  document: TabDocument,
  site: WixSite,
  member: Member,
  /** Not there before it was asked for: the member is shown first. */
  rule: v.exactOptional(SiteRule),
  /** `rule` in Wix's own words. */
  rawRule: v.exactOptional(v.string()),
  change: v.exactOptional(Change),
  /** The member was last seen otherwise at this time, in ms since 1970, and was not changed from here since. */
  changedElsewhere: v.exactOptional(v.number()),
  otherProfile: v.exactOptional(OtherProfile),
});
export type MemberState = v.InferOutput<typeof MemberState>;

/** Why nothing can be asked from this tab; `other-page`: the page that was asked about is gone. */
export const Unreadable = v.picklist([
  'not-wix',
  'copy',
  'template',
  'too-old',
  'headless',
  'not-secure',
  'browser-page',
  'access-gone',
  'tab-closed',
  'other-page',
]);
export type Unreadable = v.InferOutput<typeof Unreadable>;

/** What the background knows about a tab's document. Toolbar button and popup are functions of it. */
export const TabState = v.variant('kind', [
  v.object({ kind: v.literal('looking'), site: v.exactOptional(WixSite) }),
  v.object({ kind: v.literal('unreadable'), why: Unreadable, of: v.exactOptional(v.string()) }),
  /** `change`: one on this site that only its member's reading could settle; interrupted: it was not made. */
  v.object({
    kind: v.literal('logged-out'),
    site: WixSite,
    change: v.exactOptional(
      v.object({ id: v.string(), outcome: v.picklist(['interrupted', 'not-checked']) }),
    ),
  }),
  /** Nobody was named, to somebody who asked once more: the site may want its session's binding with the question. */
  v.object({ kind: v.literal('not-named'), site: WixSite }),
  /** `duringChange`: found out by a change, which was therefore not made. */
  v.object({
    kind: v.literal('failed'),
    site: v.exactOptional(WixSite),
    failure: Failure,
    duringChange: v.boolean(),
  }),
  MemberState,
]);
export type TabState = v.InferOutput<typeof TabState>;

/** The Wix site a state is about, where there is one. */
export function siteOf(state: TabState): WixSite | undefined {
  return 'site' in state ? state.site : undefined;
}

/** Whether a state shows this member of this site, in exactly this document. */
export function showsMember(
  state: TabState | undefined,
  { documentId }: TabDocument,
  siteKey: string,
  memberId: string,
): state is MemberState {
  return (
    state?.kind === 'member' &&
    state.document.documentId === documentId &&
    state.site.key === siteKey &&
    state.member.id === memberId
  );
}

/** Whether a change is at work in a state. */
export function isAtWork(
  state: TabState,
): state is MemberState & { change: Extract<Change, { phase: 'changing' }> } {
  return state.kind === 'member' && state.change?.phase === 'changing';
}

/** Outcomes that a later reading may still change. */
export function isOpen(outcome: Outcome): boolean {
  return outcome === 'not-confirmed' || outcome === 'not-checked';
}
