import type { Popup } from './browser.ts';
import { expect, test } from './fixture.ts';
import type { PopupView } from './popup-view.ts';

const slowDown = 'Wix asked us to slow down.';
const nothing = 'Nothing was changed.';
const over = 'You can try again now.';

/** What is left of the wait, as the popup shows it; undefined where it shows no number. */
async function secondsShown(popup: PopupView): Promise<number | undefined> {
  const [, seconds] = /Try again in (\d+) seconds\./.exec(await popup.status()) ?? [];
  return seconds === undefined ? undefined : Number(seconds);
}

/** The button Try again as it is now: whether it can be used, and the text that describes it to a screen reader. */
function tryAgain({ popup }: PopupView): Promise<{ isDisabled: boolean; described: string }> {
  return popup.evaluate(`(() => {
    const button = [...document.querySelectorAll('main > .controls button')].find((b) => b.textContent === 'Try again');
    const text = document.getElementById(button.getAttribute('aria-describedby') ?? '')?.cloneNode(true);
    for (const hidden of text?.querySelectorAll('[aria-hidden=true]') ?? []) hidden.remove();
    return { isDisabled: button.getAttribute('aria-disabled') === 'true', described: text?.textContent.trim() ?? '' };
  })()`);
}

/** Notes from now on whatever changes in the status and is not hidden from screen readers. */
async function listenToStatus(popup: Popup): Promise<() => Promise<string[]>> {
  await popup.evaluate(`(() => {
    globalThis.heard = [];
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target.nodeType === Node.TEXT_NODE ? target.parentElement : target;
        if (!element?.closest('[aria-hidden=true]')) globalThis.heard.push(element?.textContent ?? '');
      }
    }).observe(document.querySelector('[role=status]'), { subtree: true, childList: true, characterData: true });
  })()`);
  return () => popup.evaluate<string[]>('globalThis.heard');
}

test('C16: asked to wait two minutes: the seconds tick, silently, and Try again waits for them', async ({
  story,
}) => {
  story.mock.fault({ site: 'acme', step: 'member', status: 429, headers: { 'retry-after': '120' } });
  const tab = await story.visit('acme', { as: 'Dana' });
  const popup = await story.openPopup(tab);
  const text = await popup.says(slowDown);
  expect(text).not.toContain(nothing);
  await story.hasAsked(['tokens', 'member']);
  const first = (await secondsShown(popup)) ?? 0;
  expect(first).toBeGreaterThan(100);
  expect(first).toBeLessThanOrEqual(120);
  expect(await popup.buttons()).toEqual(['Try again', 'Copy details']);
  const button = await tryAgain(popup);
  expect(button.isDisabled).toBe(true);
  expect(button.described).toMatch(/^Try again in 1[12]\d seconds\.$/);

  const heard = await listenToStatus(popup.popup);
  await expect.poll(() => secondsShown(popup), { intervals: [100] }).toBeLessThan(first - 1);
  expect(await heard()).toEqual([]);
  expect(await tryAgain(popup)).toEqual(button);

  await popup.press('Try again');
  await story.hasAsked(['tokens', 'member']);
  await story.toolbarSays(tab, '!', `Needs attention – ${slowDown}`);
  expect(await popup.details()).toMatchObject({ Error: 'rate-limited', 'HTTP status': '429' });
});

test('C16: when the wait is over, that is said once, and Try again works', async ({ story }) => {
  const end = story.mock.fault({
    site: 'acme',
    step: 'tokens',
    status: 429,
    headers: { 'retry-after': '3' },
  });
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says(slowDown);
  const heard = await listenToStatus(popup.popup);
  await expect.poll(() => popup.status(), { intervals: [50] }).toContain(over);
  expect(await popup.headline()).toBe(slowDown);
  expect(new Set(await heard())).toEqual(new Set([over]));
  expect((await tryAgain(popup)).isDisabled).toBe(false);
  await story.hasAsked(['tokens']);
  end();
  await popup.press('Try again');
  await popup.says('Your profile is public.');
});

test('C16, F5: a date is counted from the date of the answer, however wrong our clock is', async ({
  story,
}) => {
  const headers = { date: 'Wed, 21 Oct 2015 07:28:00 GMT', 'retry-after': 'Wed, 21 Oct 2015 07:29:30 GMT' };
  story.mock.fault({ site: 'acme', step: 'member', status: 429, headers });
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says(slowDown);
  const seconds = await secondsShown(popup);
  expect(seconds).toBeGreaterThan(70);
  expect(seconds).toBeLessThanOrEqual(90);
});

test('C16: asked to wait, but not how long: Try again can be used at once', async ({ story }) => {
  const tab = await story.visit('acme', { as: 'Dana' });
  for (const retryAfter of [undefined, 'soon', '-5', 'Wed, 21 Oct 2015 07:28:00 GMT']) {
    await test.step(`Retry-After: ${retryAfter}`, async () => {
      const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
      const end = story.mock.fault({ site: 'acme', step: 'member', status: 429, headers });
      const before = story.steps().length;
      const popup = await story.leftAlone(() => story.openPopup(tab));
      expect(await popup.says(slowDown)).not.toMatch(/\d/);
      expect((await tryAgain(popup)).isDisabled).toBe(false);
      expect(story.steps().length - before).toBeLessThanOrEqual(3);
      end();
      await popup.press('Try again');
      await popup.says('Your profile is public.');
      await expect.poll(() => story.steps().at(-1)).toBe('rule');
      await popup.close();
    });
  }
});

test('C16: asked to wait one second: that is waited for, and nobody notices', async ({ story }) => {
  const headers = { 'retry-after': '1' };
  story.mock.fault({ site: 'acme', step: 'member', status: 429, headers, times: 1 });
  const tab = await story.visit('acme', { as: 'Dana' });
  const popup = await story.leftAlone(() => story.openPopup(tab));
  await popup.says('Your profile is public.');
  await story.hasAsked(['tokens', 'member', 'member', 'rule']);
  const [first, second] = story.mock.requests.filter(({ step }) => step === 'member').map(({ at }) => at);
  expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(990);
});

test('C16: the check before a change comes too often: nothing is sent', async ({ story }) => {
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  story.mock.fault({ site: 'acme', step: 'member', status: 429, headers: { 'retry-after': '60' } });
  await story.leftAlone(() => popup.change('Leave community'));
  expect(await popup.says(slowDown)).toContain(nothing);
  expect(await secondsShown(popup)).toBeLessThanOrEqual(60);
  expect((await tryAgain(popup)).isDisabled).toBe(true);
  expect(story.writes()).toEqual([]);
});

for (const [name, headers] of [
  ['and says how long', { 'retry-after': '60' }],
  ['and does not say how long', {}],
] as const) {
  test(`C16: the change itself comes too often, ${name}: it is sent once, and nothing was changed`, async ({
    story,
  }) => {
    story.mock.fault({ site: 'acme', step: 'leave', status: 429, headers });
    const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
    await popup.says('Your profile is public.');
    await story.leftAlone(() => popup.change('Leave community'));
    expect(await popup.says(slowDown)).toContain(nothing);
    expect(story.writes()).toEqual(['leave']);
    expect(story.site('acme').member('Dana').privacyStatus).toBe('PUBLIC');
    expect((await tryAgain(popup)).isDisabled).toBe('retry-after' in headers);
    if ('retry-after' in headers) return;
    await popup.press('Try again');
    await popup.says('Your profile is public.');
    expect(story.writes(), 'Try again only looks').toEqual(['leave']);
  });
}

test('C16: a change that comes too often but is made all the same is told as made', async ({ story }) => {
  story.mock.fault({ site: 'acme', step: 'leave', status: 429, applyAfterMs: 0 });
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  await popup.change('Leave community');
  await popup.says('Done. Wix confirms the profile is now private.');
  expect(story.writes()).toEqual(['leave']);
});
