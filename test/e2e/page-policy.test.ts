import { expect, test } from './fixture.ts';
import { held } from './held.ts';

const blocked = "This page doesn't let us ask Wix.";
const nothing = 'Nothing was changed.';
const policy = (directives: string) => ({ 'content-security-policy': directives });

for (const directives of ["connect-src 'none'", "default-src 'self'; connect-src https://other.test"]) {
  test(`C22: a page whose policy is ${directives}`, async ({ story }) => {
    story.site('acme').pageHeaders = policy(directives);
    const tab = await story.visit('acme', { as: 'Dana' });
    const popup = await story.openPopup(tab);
    if (story.browser.name === 'chromium') {
      // Its isolated worlds have a policy of their own: the page's is not asked.
      await popup.says('Your profile is public.');
      return;
    }
    expect(await popup.says(blocked)).not.toContain(nothing);
    expect(await popup.buttons()).toEqual(['Try again', 'Copy details']);
    expect(story.steps()).toEqual([]);
    await story.toolbarSays(tab, '!', `Needs attention – ${blocked}`);
    expect((await popup.details()).Error).toBe('blocked-by-page');
  });
}

test('C22: a policy that only reports hinders no one', async ({ story }) => {
  story.site('acme').pageHeaders = { 'content-security-policy-report-only': "connect-src 'none'" };
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
});

test('C22: a page that only claims to forbid it is not believed', async ({ story }) => {
  story.mock.fault({ site: 'acme', step: 'tokens', drop: 'before' });
  const tab = await story.visit('acme', { as: 'Dana' });
  await tab.evaluate(`setInterval(() => {
    const about = { blockedURI: location.origin + '/_api/v1/access-tokens', disposition: 'enforce', effectiveDirective: 'connect-src', violatedDirective: 'connect-src', originalPolicy: "connect-src 'none'", documentURI: location.href, statusCode: 200, bubbles: true };
    document.dispatchEvent(new SecurityPolicyViolationEvent('securitypolicyviolation', about));
  }, 5) && true`);
  const popup = await story.openPopup(tab);
  await popup.says('There is no connection to this site.');
});

test('C22: a page that forbids it since its state was shown: the change is not sent', async ({ story }) => {
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  await story.last?.tab.evaluate(forbid);
  await story.leftAlone(() => popup.change('Leave community'));
  if (story.browser.name === 'chromium') {
    await popup.says('Done. Wix confirms the profile is now private.');
    return;
  }
  expect(await popup.says(blocked)).toContain(nothing);
  expect(story.writes()).toEqual([]);
});

test('C22: a page that forbids it just before the change is sent: it is not sent', async ({ story }) => {
  const tab = await story.visit('acme', { as: 'Omer' });
  const popup = await story.openPopup(tab);
  await popup.says('Your profile is private.');
  await popup.press('Join community');
  await popup.asks();
  // The last reading before the write; the page's policy changes while it is under way.
  const { hold, release } = held();
  story.mock.fault({ site: 'acme', step: 'rule', hold, times: 1 });
  const asked = () => story.steps().filter((step) => step === 'rule').length;
  const before = asked();
  await popup.answer('Join community');
  await expect.poll(asked).toBe(before + 1);
  await tab.evaluate(forbid);
  await story.leftAlone(async () => release());
  if (story.browser.name === 'chromium') {
    await popup.says('Done. Wix confirms the profile is now public.');
    return;
  }
  expect(await popup.says(blocked)).toContain(nothing);
  expect(story.writes()).toEqual([]);
  expect(story.site('acme').member('Omer').privacyStatus).toBe('PRIVATE');
});

/** The page gets another policy, as a script of its own may give it one at any time. */
const forbid = `(() => {
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = "connect-src 'none'";
  document.head.append(meta);
  return true;
})()`;
