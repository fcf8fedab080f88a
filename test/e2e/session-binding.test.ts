import { readCookies } from '../mock-wix/cookies.ts';
import { badgeTraces } from './badge-traces.ts';
import type { Tab } from './browser.ts';
import { expect, test } from './fixture.ts';
import { openIn } from './place.ts';
import type { PopupView } from './popup-view.ts';
import type { Story } from './story.ts';

const key = 'www.acme-club.test';
const loggedOut = "You're not logged in to this site.";
const notNamed = "Wix didn't say who is logged in.";
const allow = 'Allow and try again';
const isPublic = 'Your profile is public.';
const donePrivate = 'Done. Wix confirms the profile is now private.';

/** Dana on a site that names her only to requests with her session's binding. */
async function visitBound(story: Story): Promise<Tab> {
  story.site('acme').bindingRequired = true;
  return story.visit('acme', { as: 'Dana' });
}

/** What a person does who is logged in and is told that they are not. */
async function insist(popup: PopupView): Promise<void> {
  await popup.says(loggedOut);
  await popup.press('Try again');
  expect(await popup.says(notNamed)).toContain('It is sent to this site only.');
  expect(await popup.buttons()).toEqual([allow, 'Try again']);
}

/** Presses it, and Allow in the browser's question. */
async function allowHere(story: Story, popup: PopupView): Promise<void> {
  await story.browser.answerPrompt('allow', key, () => popup.press(allow));
}

/** Of each request with a binding: its step, and whether that is the one in the cookies it came with. */
function boundSteps(story: Story): string[] {
  return story.mock.requests.flatMap(({ step, headers }) => {
    const binding = headers['client-binding'];
    if (binding === undefined) return [];
    return readCookies(headers.cookie).get('server-session-bind') === binding
      ? [step]
      : [`${step}, not its own`];
  });
}

test("C7: allowed, the member is named, shown and changed; only the question who it is carries the session's binding", async ({
  story,
}) => {
  const tab = await visitBound(story);
  const popup = await story.openPopup(tab);
  await insist(popup);
  expect(boundSteps(story)).toEqual([]);
  await allowHere(story, popup);
  await popup.says(isPublic);
  await popup.change('Leave community');
  await popup.says(donePrivate);
  expect(story.writes()).toEqual(['leave']);
  expect(new Set(boundSteps(story))).toEqual(new Set(['tokens']));
  await popup.close();

  // It is asked once: the next popup knows at once. No badge was switched on by it.
  await (await story.openPopup(tab)).says('Your profile is private.');
  expect(await badgeTraces(story.browser)).toEqual({ switches: [], scripts: [], hosts: [key] });
});

test('C7: not allowed, or not yet: everything is as before, and it can be asked again', async ({ story }) => {
  const { browser } = story;
  const tab = await visitBound(story);
  const popup = await story.openPopup(tab);
  await insist(popup);
  if (browser.answersPrompts.includes('deny')) {
    await browser.answerPrompt('deny', key, () => popup.press(allow));
    await expect
      .poll(() => popup.status())
      .toContain('The browser gave no access, so nothing is different now.');
    expect(await popup.buttons()).toEqual([allow, 'Try again']);
    await allowHere(story, popup);
    await popup.says(isPublic);
  } else {
    // The question closes the popup and stands open until the tab goes: nobody can press its buttons.
    await popup.popup.clickElement(`document.querySelector('main > .controls button')`);
    await expect.poll(() => popup.popup.isOpen()).toBe(false);
    await story.close(tab);
    await insist(await story.openPopup(await story.visit('acme')));
    expect((await badgeTraces(browser)).hosts).toEqual([]);
    expect(boundSteps(story)).toEqual([]);
  }
});

test("C7: in a container it is that container's binding that is sent", async ({ story }) => {
  const { browser } = story;
  if (!browser.hasContainers) {
    await expect(openIn(browser, 'container', 'about:blank')).rejects.toThrow('Chromium has no containers.');
    return;
  }
  const usual = await visitBound(story);
  const other = await story.visit('acme', { as: 'Omer', place: 'container' });
  const there = await story.openPopup(other);
  await insist(there);
  await allowHere(story, there);
  await there.says('Your profile is private.');
  expect((await there.who())[0]).toBe('Omer Katz');
  await there.change('Join community');
  await there.says('Done. Wix confirms the profile is now public.');
  await there.close();
  const here = await story.openPopup(usual);
  await here.says(isPublic);
  expect((await here.who())[0]).toBe('Dana Levi');
  expect(new Set(boundSteps(story))).toEqual(new Set(['tokens']));
  expect(story.writes()).toEqual(['join']);
});

test('C7: in a private window nothing can be allowed, but what was allowed elsewhere works there', async ({
  story,
}) => {
  const usual = await visitBound(story);
  const other = await story.visit('acme', { as: 'Omer', place: 'private window' });
  const there = await story.openPopup(other);
  await insist(there);
  expect(await there.status()).toContain('Allow it in a normal window: here it would be remembered.');
  await there.press(allow);
  expect((await badgeTraces(story.browser)).hosts).toEqual([]);
  await there.close();

  const here = await story.openPopup(usual);
  await insist(here);
  await allowHere(story, here);
  await here.says(isPublic);
  await here.close();
  const again = await story.openPopup(other);
  await again.says('Your profile is private.');
  expect((await again.who())[0]).toBe('Omer Katz');
  expect(new Set(boundSteps(story))).toEqual(new Set(['tokens']));
});

test('C7: what was allowed is taken back in the browser: nobody is named again, and nothing breaks', async ({
  story,
}) => {
  const tab = await visitBound(story);
  const popup = await story.openPopup(tab);
  await insist(popup);
  await allowHere(story, popup);
  await popup.says(isPublic);
  await popup.close();
  await story.browser.revokePermission(key);
  await insist(await story.openPopup(tab));
});
