import { expect, test } from './fixture.ts';

/** Writes down each text that the part of the status had since it last had another. */
const listen = (part: string) => `(() => {
  const status = document.querySelector('[role=status]');
  const read = () => status.querySelector(${JSON.stringify(part)})?.textContent ?? '';
  const texts = (globalThis.announced = [read()]);
  new MutationObserver(() => {
    if (read() !== texts.at(-1)) texts.push(read());
  }).observe(status, { subtree: true, childList: true, characterData: true });
  return true;
})()`;

test('F6: what a change comes to is announced once, in the one place that is listened to', async ({
  story,
}) => {
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  await expect.poll(() => popup.status()).toContain('Anyone');
  expect(
    await popup.popup.evaluate(
      `document.querySelectorAll('[role=status], [role=alert], [aria-live]').length`,
    ),
  ).toBe(1);
  await popup.popup.evaluate(listen('.headline'));
  await story.leftAlone(() => popup.change('Leave community'));
  await popup.says('Done. Wix confirms the profile is now private.');
  expect(await popup.popup.evaluate('globalThis.announced')).toEqual([
    'Your profile is public.',
    'Changing…',
    'Done. Wix confirms the profile is now private.',
  ]);
});
