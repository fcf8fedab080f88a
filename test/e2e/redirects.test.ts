import { expect, test } from './fixture.ts';

const donePublic = 'Done. Wix confirms the profile is now public.';
const donePrivate = 'Done. Wix confirms the profile is now private.';

const paths = {
  tokens: '/_api/v1/access-tokens',
  member: '/_api/members/v1/members/my?fieldsets=EXTENDED',
  leave: '/_api/members/v1/members/leave-community',
  join: '/_api/members/v1/members/join-community',
};

/** Where a redirect of a step leads, and which there are. To who follows none they are all alike: each status is tried with one way. */
const ways: [name: string, statuses: number[], locationOf: (step: keyof typeof paths) => string][] = [
  ['to another host', [301, 307], (step) => `https://dana.wixsite.test/dance${paths[step]}`],
  ['to another address of its host', [302, 308], () => '/_api/members/v1/elsewhere'],
  ['to itself, without end', [303], (step) => paths[step]],
];

for (const [name, statuses, locationOf] of ways) {
  test(`C1: a reading redirected ${name}: nothing is sent on, and it is said`, async ({ story }) => {
    const tab = await story.visit('acme', { as: 'Dana' });
    for (const step of ['tokens', 'member'] as const) {
      await test.step(step, async () => {
        // The one is redirected by the first of them, the other by the last.
        const status = statuses.at(step === 'tokens' ? 0 : -1) ?? 301;
        const before = story.steps().length;
        const end = story.mock.fault({ site: 'acme', step, status, headers: { location: locationOf(step) } });
        const popup = await story.openPopup(tab);
        await popup.says('There is no connection to this site.');
        const asked = step === 'tokens' ? ['tokens'] : ['tokens', 'member'];
        const inAll = [...asked, step, step];
        await story.hasAsked(inAll, before);
        end();
        await popup.press('Try again');
        await popup.says('Your profile is public.');
        await story.hasAsked([...inAll, 'tokens', 'member', 'rule'], before);
        await popup.close();
      });
    }
  });

  test(`C1: a change redirected ${name}: nothing is sent on, and the member is read`, async ({ story }) => {
    const popup = await story.openPopup(await story.visit('acme', { as: 'Dana' }));
    await popup.says('Your profile is public.');
    const sent: string[] = [];
    for (const [index, status] of statuses.entries()) {
      const step = index % 2 === 0 ? 'leave' : 'join';
      const headers = { location: locationOf(step) };
      const end = story.mock.fault({ site: 'acme', step, status, headers, applyAfterMs: 0 });
      await popup.change(step === 'leave' ? 'Leave community' : 'Join community');
      await popup.says(step === 'leave' ? donePrivate : donePublic, 15_000);
      end();
      sent.push(step);
    }
    expect(story.writes()).toEqual(sent);
    const step = sent.length % 2 === 0 ? 'leave' : 'join';
    story.mock.fault({ site: 'acme', step, status: 307, headers: { location: locationOf(step) } });
    await popup.change(step === 'leave' ? 'Leave community' : 'Join community');
    await popup.says('The change was sent, but Wix still shows the old state.', 15_000);
    expect(story.writes()).toEqual([...sent, step]);
    expect(story.steps()).not.toContain('other');
  });
}
