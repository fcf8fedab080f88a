import { expect } from '@playwright/test';
import type { MemberState, WantedStatus } from '../../../src/wix/tab-state.ts';
import type { FakeTab } from './fake-tabs.ts';
import type { WorkerLife } from './worker-life.ts';
import type { WorkerWorld } from './worker-world.ts';

/** The badge on the toolbar button for each tone. */
const badges = { public: 'PUB', members: 'MEM', private: 'PRI', unknown: '?', attention: '!', idle: '' };

/** What is told of a tab last, compared with what its toolbar button says. */
export async function expectOneStory(world: WorkerWorld, life: WorkerLife, tab: FakeTab) {
  const shown = await world.shownOf(tab);
  if (!shown) throw new Error('nothing is told');
  const { wordsFor, titleFor } = life.background;
  expect(tab.button).toMatchObject({ text: badges[wordsFor(shown).tone], title: titleFor(shown) });
  return shown;
}

/**
 * What is told of Dana in this tab last is true now, for somebody who wanted her to be `want`. `knowsOfSending`: the
 * document can still say whether anything was sent.
 */
export async function expectTruth(
  world: WorkerWorld,
  life: WorkerLife,
  tab: FakeTab,
  want: WantedStatus,
  knowsOfSending: boolean,
): Promise<MemberState> {
  const { site } = world;
  const shown = await expectOneStory(world, life, tab);
  expect(site.writes).toBeLessThanOrEqual(1);
  if (shown.kind !== 'member') throw new Error(`not a member but ${JSON.stringify(shown)}`);
  expect(shown.member.privacyStatus).toBe(site.dana.privacyStatus);
  const { change } = shown;
  if (!change) return shown;
  if (change.phase !== 'ended') throw new Error('still "Changing…"');
  expect(['confirmed', 'not-confirmed', 'interrupted']).toContain(change.outcome);
  expect(change.outcome === 'confirmed').toBe(site.dana.privacyStatus === want);
  if (change.outcome === 'interrupted') expect(site.writes).toBe(0);
  if (change.outcome === 'not-confirmed' && knowsOfSending) expect(site.writes).toBe(1);
  return shown;
}
