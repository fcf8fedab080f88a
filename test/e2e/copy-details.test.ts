import { expect, test } from './fixture.ts';
import type { PopupView } from './popup-view.ts';
import type { Story } from './story.ts';

/** Presses "Copy details" and gives back what was copied, once the button says that it was. */
async function copied({ popup }: PopupView, press: () => Promise<void>): Promise<Record<string, unknown>> {
  await popup.evaluate(`(() => {
    const { clipboard } = navigator;
    const write = clipboard.writeText.bind(clipboard);
    clipboard.writeText = (text) => write((globalThis.copied = text));
  })()`);
  await press();
  await expect
    .poll(() => popup.evaluate(`Boolean(document.querySelector('.controls .copied'))`), { intervals: [20] })
    .toBe(true);
  return JSON.parse(await popup.evaluate<string>('globalThis.copied'));
}

/** Nothing of whoever is logged in, nor what speaks for them. */
function expectNobody({ mock }: Story, report: object): void {
  const { nickname, loginEmail } = mock.sites.acme.member('Dana');
  for (const secret of [nickname, loginEmail, mock.canary, ...mock.bindings]) {
    expect(JSON.stringify(report)).not.toContain(secret);
  }
}

test('what is copied of a failure tells versions, site, state, status and request id, and nobody', async ({
  story,
}) => {
  const tab = await story.visit('acme', { as: 'Dana' });
  const end = story.mock.fault({ site: 'acme', step: 'member', status: 500 });
  const popup = await story.openPopup(tab);
  await popup.says('Wix had a problem.');
  const report = await copied(popup, () => popup.press('Copy details'));
  expect(report).toMatchObject({
    extension: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    browser: expect.stringContaining('Mozilla/5.0'),
    site: story.site('acme').key,
    state: 'wixProblem',
    failure: { kind: 'wix-problem', status: 500, requestId: expect.any(String) },
  });
  expectNobody(story, report);
  end();
  await popup.press('Try again');
  await popup.says('Your profile is public.');
});

test("what is copied of a change that Wix refused tells the change and Wix's own code, and nobody", async ({
  story,
}) => {
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  const details = { applicationError: { code: 'PERMISSION_DENIED', description: 'Dana Levi may not' } };
  const body = JSON.stringify({ message: 'dana@members.acme-club.test may not', details });
  story.mock.fault({ site: 'acme', step: 'leave', status: 403, body });
  await story.leftAlone(() => popup.change('Leave community'));
  await popup.says('Wix refused.');
  const report = await copied(popup, () => popup.press('Copy details'));
  expect(report).toMatchObject({
    state: 'refused',
    privacyStatus: 'PUBLIC',
    change: { want: 'PRIVATE', outcome: 'refused' },
    failure: { kind: 'refused', status: 403, code: 'PERMISSION_DENIED' },
  });
  expectNobody(story, report);
});
