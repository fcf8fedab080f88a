import { expect } from '@playwright/test';
import type { MockMember } from '../mock-wix/member.ts';
import { poll } from './poll.ts';
import type { PopupView } from './popup-view.ts';
import type { Story } from './story.ts';

type Want = 'PUBLIC' | 'PRIVATE';

const steps = {
  PUBLIC: { button: 'Join community', there: ['Your profile is public.', 'Already public.'] },
  PRIVATE: { button: 'Leave community', there: ['Your profile is private.', 'Already private.'] },
};
const done = {
  PUBLIC: 'Done. Wix confirms the profile is now public.',
  PRIVATE: 'Done. Wix confirms the profile is now private.',
};
const unfinished = ['', 'Looking at this site…', 'Changing…'];

/**
 * Somebody who wants this and does whatever the popup offers until it is so, holding every sentence on the way to what
 * the site knows. Gives back the sentences that were met.
 */
export async function persevere(
  story: Story,
  popup: PopupView,
  member: MockMember,
  want: Want,
): Promise<string[]> {
  const met: string[] = [];
  const before = story.writes().length;
  let confirmed = 0;
  for (;;) {
    const { headline, text } = await final(popup);
    met.push(headline);
    const writes = story.writes().length - before;
    expect(writes, `after ${met.join(' / ')}`).toBeLessThanOrEqual(confirmed);
    if (headline === done[want] || steps[want].there.includes(headline)) {
      expect(member.privacyStatus, met.join(' / ')).toBe(want);
      return met;
    }
    const other = want === 'PUBLIC' ? 'PRIVATE' : 'PUBLIC';
    if (headline === done[other] || steps[other].there.includes(headline)) {
      await pressIfThere(popup, steps[want].button);
      if (await popup.question()) {
        confirmed += 1;
        await popup.answer(steps[want].button);
      }
    } else if (headline === 'Interrupted.') {
      // That is said of a change, and not of a look that got no answer.
      if (text.includes('Nothing was changed.')) expect(member.privacyStatus, met.join(' / ')).toBe(other);
      await pressIfThere(popup, 'Try again');
    } else if (/^The change was sent, but /.test(headline)) {
      await pressIfThere(popup, 'Check again');
    } else {
      throw new Error(`The popup says "${headline}" to somebody who wants ${want}: ${met.join(' / ')}`);
    }
  }
}

/** What is said of a state that stands, all of it at one moment. */
function final(popup: PopupView): Promise<{ headline: string; text: string }> {
  const said = async () => {
    const text = await popup.status();
    const [headline = ''] = text.split('\n');
    return !unfinished.includes(headline) && { headline, text };
  };
  return poll('a final state', said, 30_000);
}

/** What the popup shows may be another thing by now; then nothing is pressed, where a mouse would wait. */
export async function pressIfThere({ popup }: PopupView, name: string): Promise<void> {
  await popup.evaluate(
    `[...document.querySelectorAll('main > .controls button')].find((b) => b.textContent === ${JSON.stringify(name)})?.click()`,
  );
}
