import type { Fault } from '../mock-wix/index.ts';
import { expect, test } from './fixture.ts';
import { held } from './held.ts';
import type { Story } from './story.ts';

const interrupted = 'Interrupted.';
const donePrivate = 'Done. Wix confirms the profile is now private.';
const notConfirmed = 'The change was sent, but Wix still shows the old state.';
const isPublic = 'Your profile is public.';
const isPrivate = 'Your profile is private.';

interface Kill {
  when: string;
  as: 'Dana' | 'Omer';
  /** The request of the change that is under way when the background ends; `later`: the second one for this step. */
  step: Fault['step'];
  later?: true;
  fault?: Partial<Fault>;
  /** What the open popup says by itself while that request still waits. */
  open: string;
  /** What the next popup says once it was answered, and the one after that. */
  closed: string;
  plain: string;
  writes: string[];
}

const beforeWrite = { open: interrupted, closed: interrupted, writes: [] };
const kills: Kill[] = [
  { when: 'while it asks for the tokens', as: 'Dana', step: 'tokens', ...beforeWrite, plain: isPublic },
  { when: 'after the tokens', as: 'Dana', step: 'member', ...beforeWrite, plain: isPublic },
  { when: 'just before the write', as: 'Omer', step: 'rule', ...beforeWrite, plain: isPrivate },
  {
    when: 'when the site has read the write',
    as: 'Dana',
    step: 'leave',
    open: notConfirmed,
    closed: donePrivate,
    plain: isPrivate,
    writes: ['leave'],
  },
  {
    when: 'when the site has read the write, of which it makes nothing',
    as: 'Dana',
    step: 'leave',
    fault: { ignoreWrite: true },
    open: notConfirmed,
    closed: notConfirmed,
    plain: isPublic,
    writes: ['leave'],
  },
  {
    when: 'while it reads what became of the write',
    as: 'Dana',
    step: 'member',
    later: true,
    open: donePrivate,
    closed: donePrivate,
    plain: isPrivate,
    writes: ['leave'],
  },
];

/** A change that has come as far as the request at which the background is to be ended. */
async function changeHeld(
  story: Story,
  { as, step, later, fault }: Pick<Kill, 'as' | 'step' | 'later' | 'fault'>,
) {
  const tab = await story.visit('acme', { as });
  const popup = await story.openPopup(tab);
  await popup.says(as === 'Dana' ? isPublic : isPrivate);
  await story.hasAsked(['tokens', 'member', 'rule']);
  const { hold, release } = held();
  story.mock.fault({ ...fault, site: 'acme', step, hold, times: 1 });
  if (later) story.mock.fault({ site: 'acme', step, times: 1 });
  const before = story.steps().length;
  const asked = () => story.mock.requests.slice(before).filter((request) => request.step === step);
  await popup.change(as === 'Dana' ? 'Leave community' : 'Join community');
  await expect.poll(() => asked().length).toBe(later ? 2 : 1);
  const request = asked().at(-1);
  return { tab, popup, release, isOver: () => request?.isOver };
}

for (const kill of kills) {
  test(`E5: the background is ended ${kill.when}: the popup tells what is true`, async ({ story }) => {
    const { popup, release } = await changeHeld(story, kill);
    await story.browser.killBackground();
    const text = await popup.says(kill.open, 15_000);
    if (kill.open === interrupted) expect(text).toContain('Nothing was changed.');
    release();
    if (kill.open !== kill.closed) {
      const privacyStatus = () => story.site('acme').member(kill.as).privacyStatus;
      await expect.poll(privacyStatus).toBe('PRIVATE');
      await popup.press('Check again');
      await popup.says(kill.closed);
    }
    expect(story.writes()).toEqual(kill.writes);
  });
}

// The last moment before the write, and the first after it: who sees the popup makes no difference elsewhere.
for (const kill of kills.filter(({ step, fault }) => step === 'rule' || (step === 'leave' && !fault))) {
  test(`E5: the background is ended ${kill.when}, and the popup is closed: the next one tells`, async ({
    story,
  }) => {
    const { tab, popup, release, isOver } = await changeHeld(story, kill);
    await popup.close();
    await story.browser.killBackground();
    release();
    await expect.poll(isOver).toBe(true);
    const next = await story.openPopup(tab);
    const text = await next.says(kill.closed, 15_000);
    if (kill.closed === interrupted) expect(text).toContain('Nothing was changed.');
    await next.close();
    await (await story.openPopup(tab)).says(kill.plain);
    expect(story.writes()).toEqual(kill.writes);
  });
}

for (const isOpen of [true, false]) {
  test(`E5: the background is ended about to reply, to a popup that is ${isOpen ? 'open' : 'closed'}: it is told once`, async ({
    story,
  }) => {
    const { tab, popup, release, isOver } = await changeHeld(story, {
      as: 'Dana',
      step: 'member',
      later: true,
    });
    if (!isOpen) await popup.close();
    release();
    await expect.poll(isOver, { intervals: [1] }).toBe(true);
    await story.browser.killBackground();
    const telling = isOpen ? popup : await story.openPopup(tab);
    await telling.says(donePrivate);
    await telling.close();
    await (await story.openPopup(tab)).says(isPrivate);
    expect(story.writes()).toEqual(['leave']);
  });
}

test('E5, E11: the background is ended under the write, and the login ends too: that it could not be checked is said until it is', async ({
  story,
}) => {
  const { tab, popup, release } = await changeHeld(story, { as: 'Dana', step: 'leave' });
  const acme = story.site('acme');
  acme.endSessions();
  await story.browser.killBackground();
  const text = await popup.says("You're not logged in to this site.", 15_000);
  expect(text).toContain("The change was sent, but we couldn't check it. It may or may not have worked.");
  await story.toolbarSays(tab, '!', "Needs attention – You're not logged in to this site.");
  release();
  await tab.evaluate(`fetch(${JSON.stringify(acme.logInUrl('Dana'))}).then(() => true)`);
  await popup.press('Try again');
  await popup.says(notConfirmed);
  expect(story.writes()).toEqual(['leave']);
});
