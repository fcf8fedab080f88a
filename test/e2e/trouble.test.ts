import { expect, test } from './fixture.ts';

const unexpected = 'This site gave an unexpected answer.';

const answers: { name: string; body: string; contentType?: string }[] = [
  { name: 'an HTML log-in page', body: '<!doctype html><title>Log in</title>', contentType: 'text/html' },
  { name: 'nothing at all', body: '' },
  { name: 'null', body: 'null' },
  { name: 'a truncated object', body: '{"member":{"id":"1"' },
];
test('C2: the member is answered with what no member is: said, and looked at anew when asked', async ({
  story,
}) => {
  const tab = await story.visit('acme', { as: 'Dana' });
  for (const { name, body, contentType = 'application/json' } of answers) {
    await test.step(name, async () => {
      const end = story.mock.fault({ site: 'acme', step: 'member', status: 200, body, contentType });
      const popup = await story.openPopup(tab);
      await popup.says(unexpected);
      expect(await popup.heading()).toBe('www.acme-club.test');
      expect(await popup.buttons()).toEqual(['Try again', 'Copy details']);
      await story.toolbarSays(tab, '!', `Needs attention – ${unexpected}`);
      end();
      await popup.press('Try again');
      await popup.says('Your profile is public.');
      await popup.close();
    });
  }
});

test('C4: the tokens are answered with something else', async ({ story }) => {
  story.mock.fault({ site: 'acme', step: 'tokens', status: 200, body: '{"apps":[]}' });
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says(unexpected);
});

test('C17: Wix fails twice and then answers: the person sees their state', async ({ story }) => {
  story.mock.fault({ site: 'acme', step: 'member', status: 502, times: 2 });
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  await story.hasAsked(['tokens', 'member', 'member', 'member', 'rule']);
});

test('C17: Wix keeps failing: it is said after two more tries, and Try again works', async ({ story }) => {
  const end = story.mock.fault({ site: 'acme', step: 'member', status: 500 });
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Wix had a problem.');
  await story.hasAsked(['tokens', 'member', 'member', 'member']);
  expect((await popup.details())['HTTP status']).toBe('500');
  end();
  await popup.press('Try again');
  await popup.says('Your profile is public.');
});

test('C17: Wix fails before a change: nothing is sent', async ({ story }) => {
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  story.mock.fault({ site: 'acme', step: 'member', status: 500 });
  await story.leftAlone(() => popup.change('Leave community'));
  expect(await popup.says('Wix had a problem.')).toContain('Nothing was changed.');
  expect(story.writes()).toEqual([]);
});

test('the connection breaks', async ({ story }) => {
  story.mock.fault({ site: 'acme', step: 'tokens', drop: 'before' });
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('There is no connection to this site.');
  expect(story.writes()).toEqual([]);
});

test('C13: an access token that just expired is renewed once', async ({ story }) => {
  story.mock.fault({
    site: 'acme',
    step: 'member',
    status: 401,
    body: '{"message":"expired","details":{}}',
    times: 1,
  });
  const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
  await popup.says('Your profile is public.');
  await story.hasAsked(['tokens', 'member', 'tokens', 'member', 'rule']);
});
