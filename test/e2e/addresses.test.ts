import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './fixture.ts';
import { held } from './held.ts';

const isClosed = "Extensions can't read this page.";
const isNotWix = "This isn't a Wix site.";
const pdf = '%PDF-1.1\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF';

test('B1: no site at all, or none of Wix: each address has its sentence, and nobody is asked', async ({
  story,
}) => {
  test.slow(); // The popup is opened for each of them.
  const folder = await mkdtemp(join(tmpdir(), 'a-page-'));
  const file = join(folder, 'page.html');
  await writeFile(file, '<!doctype html><title>A page</title><p>Hello');
  const paper = story.site('plain').url('/rules.pdf');
  story.mock.servePage(paper, { html: pdf, headers: { 'content-type': 'application/pdf' } });
  const ownPage = await story.browser.evaluateInBackground<string>(
    `(globalThis.browser ?? chrome).runtime.getURL('popup.html')`,
  );
  const isChromium = story.browser.name === 'chromium';
  const addresses: [address: string, headline: string][] = [
    [ownPage, isClosed],
    [`view-source:${story.site('acme').url('/')}`, isClosed],
    [`data:text/html,<title>x</title>`, isChromium ? isClosed : isNotWix],
    [`file://${file}`, isNotWix],
    [paper, isChromium ? isNotWix : isClosed],
  ];
  // Firefox keeps a new tab on it and says nothing of having loaded it.
  if (isChromium) addresses.push(['about:blank', isClosed]);
  for (const [address, headline] of addresses) {
    await test.step(address, async () => {
      const tab = await story.go(address);
      const popup = await story.openPopup(tab);
      await popup.says(headline);
      expect(await popup.buttons()).toEqual([]);
      await popup.close();
      await story.close(tab);
    });
  }
  const tab = await story.visit('acme', { as: 'Dana' });
  await tab.evaluate(
    `(location.href = URL.createObjectURL(new Blob(['<title>x</title>'], { type: 'text/html' })), true)`,
  );
  await expect.poll(() => tab.url()).toMatch(/^blob:/);
  const popup = await story.openPopup(tab);
  await popup.says(isChromium ? isClosed : isNotWix);
  expect(story.steps()).toEqual([]);
  await rm(folder, { recursive: true });
});

test('B2: a name and password in the address are neither shown, kept nor sent', async ({ story }) => {
  const [name, password] = ['some-user', 'pa55word'];
  const { host, key } = story.site('acme');
  const tab = await story.visit('acme', { as: 'Dana' });
  await tab.goto(`https://${name}:${password}@${host}/`);
  const popup = await story.openPopup(tab);
  // Chromium gives no access to such an address, and does not show it to us.
  await popup.says(story.browser.name === 'chromium' ? isClosed : 'Your profile is public.');
  const kept = '(globalThis.browser ?? chrome).storage.session.get(null).then(JSON.stringify)';
  const told = [
    await popup.popup.evaluate<string>('document.documentElement.outerHTML'),
    await story.browser.evaluateInBackground<string>(kept),
    JSON.stringify(await story.browser.toolbar(tab)),
    JSON.stringify(story.mock.requests),
    JSON.stringify(await story.browser.consoleLines()),
  ];
  for (const text of told) {
    expect(text).not.toContain(name);
    expect(text).not.toContain(password);
    expect(text).not.toContain(Buffer.from(`${name}:${password}`).toString('base64'));
  }
  expect(story.mock.requests.filter(({ site }) => site !== key)).toEqual([]);
});

test('B3: a change of one neighbour is left unfinished: the other knows nothing of it, and can be changed meanwhile', async ({
  story,
}) => {
  const [noa, lior] = [story.site('yoga').member('Noa'), story.site('dance').member('Lior')];
  // The same person may have the same id and name on both.
  Object.assign(lior, { id: noa.id, nickname: noa.nickname });
  const { hold, release } = held();
  story.mock.fault({ site: 'yoga', step: 'join', hold });
  const yoga = await story.visit('yoga', { as: 'Noa' });
  const dance = await story.visit('dance', { as: 'Lior' });
  const onYoga = await story.openPopup(yoga);
  await onYoga.says('Your profile is private.');
  await onYoga.change('Join community');
  await expect.poll(() => story.writes()).toEqual(['join']);
  await onYoga.close();
  await story.browser.killBackground();

  const onDance = await story.openPopup(dance);
  await onDance.says('Your profile is public.');
  await onDance.change('Leave community');
  await onDance.says('Done. Wix confirms the profile is now private.');
  await onDance.close();
  release();
  await expect.poll(() => noa.privacyStatus).toBe('PUBLIC');
  await (await story.openPopup(yoga)).says('Done. Wix confirms the profile is now public.');
  expect([noa.privacyStatus, lior.privacyStatus]).toEqual(['PUBLIC', 'PRIVATE']);
});
