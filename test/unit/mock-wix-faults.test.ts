import { expect, test } from '@playwright/test';
import { type Fault, type MockWix, startMockWix } from '../mock-wix/index.ts';
import { createNodeBrowser } from '../mock-wix/node-browser.ts';
import { fetchTokens, sdkAs, sdkFor } from '../mock-wix/sdk-client.ts';

let mock: MockWix;

test.beforeAll(async () => {
  mock = await startMockWix();
});
test.beforeEach(() => mock.reset());
test.afterAll(() => mock.stop());

const posts = () => mock.requests.filter(({ method }) => method === 'POST').length;
const withFault = async (fault: Omit<Fault, 'site'>) => {
  const { members } = await sdkAs(createNodeBrowser(mock), mock.sites.acme, 'Dana');
  const remove = mock.fault({ site: 'acme', ...fault });
  const [outcome] = await Promise.allSettled([members.leaveCommunity()]);
  return { members, remove, outcome: outcome.status, stored: mock.sites.acme.member('Dana').privacyStatus };
};

test('a refused, ignored, lost or late write does what it says', async () => {
  expect(await withFault({ step: 'leave', status: 500 })).toMatchObject({
    outcome: 'rejected',
    stored: 'PUBLIC',
  });
  mock.reset();
  expect(await withFault({ step: 'leave', ignoreWrite: true })).toMatchObject({
    outcome: 'fulfilled',
    stored: 'PUBLIC',
  });
  mock.reset();
  expect(await withFault({ step: 'leave', drop: 'before' })).toMatchObject({
    outcome: 'rejected',
    stored: 'PUBLIC',
  });
  mock.reset();
  expect(await withFault({ step: 'leave', drop: 'after' })).toMatchObject({
    outcome: 'rejected',
    stored: 'PRIVATE',
  });
  expect(posts()).toBe(1);
  mock.reset();
  expect(await withFault({ step: 'leave', applyAfterMs: 30 })).toMatchObject({
    outcome: 'fulfilled',
    stored: 'PUBLIC',
  });
  await expect.poll(() => mock.sites.acme.member('Dana').privacyStatus).toBe('PRIVATE');
});

test('hits its own step, its own number of times, until it is removed', async () => {
  const { members, remove, outcome } = await withFault({ step: 'member', status: 503, times: 2 });
  expect(outcome).toBe('fulfilled');
  for (const expected of ['rejected', 'rejected', 'fulfilled']) {
    const [{ status }] = await Promise.allSettled([members.getCurrentMember()]);
    expect(status).toBe(expected);
  }
  remove();
  const always = mock.fault({ site: 'acme', step: 'member', body: '<p>', contentType: 'text/html' });
  await expect(members.getCurrentMember()).rejects.toThrow();
  always();
  expect((await members.getCurrentMember()).member?.profile?.slug).toBe('dana');
});

test('a held request waits, an altered answer is altered, headers are sent', async () => {
  const { acme } = mock.sites;
  const client = await sdkFor(createNodeBrowser(mock), acme);
  let release = () => {};
  const hold = new Promise<void>((resolve) => {
    release = resolve;
  });
  let settled = false;
  const remove = mock.fault({ site: 'acme', step: 'rule', hold });
  const held = client.memberPrivacySettings.getMemberPrivacySettings().finally(() => {
    settled = true;
  });
  await expect.poll(() => mock.requests.at(-1)?.step).toBe('rule');
  await fetchTokens(createNodeBrowser(mock), acme);
  expect(settled).toBe(false);
  acme.rule.revision = 7;
  release();
  expect((await held).memberPrivacySettings?.revision).toBe('7');
  remove();
  mock.fault({
    site: 'acme',
    step: 'tokens',
    alter: () => ({ apps: null }),
    headers: { 'retry-after': '9' },
  });
  const answer = await createNodeBrowser(mock).fetch(acme.url('/_api/v1/access-tokens'));
  expect(answer.headers.get('retry-after')).toBe('9');
  expect(await answer.json()).toEqual({ apps: null });
});

test('an answer sends on, elsewhere or to itself, and a write is not made', async () => {
  const browser = createNodeBrowser(mock);
  const url = mock.sites.acme.url('/_api/v1/access-tokens');
  mock.fault({ site: 'acme', step: 'tokens', redirect: 'itself' });
  const first = await browser.fetch(`${url}?a=b`);
  expect([first.status, first.headers.get('location')]).toEqual([302, '/_api/v1/access-tokens?a=b']);
  mock.fault({ site: 'acme', step: 'tokens', redirect: 'https://other.test/', status: 307 });
  const second = await browser.fetch(url);
  expect([second.status, second.headers.get('location')]).toEqual([307, 'https://other.test/']);
  mock.reset();
  expect(await withFault({ step: 'leave', redirect: 'https://other.test/' })).toMatchObject({
    outcome: 'rejected',
    stored: 'PUBLIC',
  });
});

test.describe('a session that changes under a request', () => {
  const change = async (step: 'tokens' | 'leave', session: NonNullable<Fault['session']>) => {
    const { acme } = mock.sites;
    const browser = createNodeBrowser(mock);
    const { members } = await sdkAs(browser, acme, 'Dana');
    mock.fault({ site: 'acme', step, session, times: 1 });
    const answered = step === 'tokens' ? await nameOf(await fetchTokens(browser, acme)) : undefined;
    const [left] = step === 'leave' ? await Promise.allSettled([members.leaveCommunity()]) : [];
    const next = await nameOf(await fetchTokens(browser, acme));
    return { answered, left: left?.status, next, members };
  };
  const nameOf = ({ siteMemberId }: { siteMemberId?: string }) =>
    mock.sites.acme.members.find(({ id }) => id === siteMemberId)?.name;

  test('tokens are for the member of before, or for the next one', async () => {
    expect(await change('tokens', { when: 'after', member: 'Omer' })).toMatchObject({
      answered: 'Dana',
      next: 'Omer',
    });
    expect(await change('tokens', { when: 'before', member: 'Omer' })).toMatchObject({
      answered: 'Omer',
      next: 'Omer',
    });
  });

  test('whoever was logged in is so no longer, and their tokens are worth nothing', async () => {
    const { answered, next, members } = await change('tokens', { when: 'before', member: null });
    expect([answered, next]).toEqual([undefined, undefined]);
    await expect(members.getCurrentMember()).rejects.toThrow();
  });

  test('a write is refused or made, as the session ends before or after it', async () => {
    expect(await change('leave', { when: 'before', member: null })).toMatchObject({ left: 'rejected' });
    expect(mock.sites.acme.member('Dana').privacyStatus).toBe('PUBLIC');
    expect(await change('leave', { when: 'after', member: 'Ruth' })).toMatchObject({
      left: 'fulfilled',
      next: 'Ruth',
    });
    expect(mock.sites.acme.member('Dana').privacyStatus).toBe('PRIVATE');
  });

  test('a visitor is somebody from then on, by the cookie that comes with the answer', async () => {
    const { acme } = mock.sites;
    const browser = createNodeBrowser(mock);
    mock.fault({ site: 'acme', step: 'tokens', session: { when: 'after', member: 'Ruth' }, times: 1 });
    expect(nameOf(await fetchTokens(browser, acme))).toBeUndefined();
    expect(browser.cookie(acme.url(), 'smSession')).toContain(mock.cookieCanary);
    expect(nameOf(await fetchTokens(browser, acme))).toBe('Ruth');
  });
});
