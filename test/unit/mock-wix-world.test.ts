import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import vm from 'node:vm';
import { expect, test } from '@playwright/test';
import { type MockWix, type SiteName, startMockWix } from '../mock-wix/index.ts';
import { createNodeBrowser } from '../mock-wix/node-browser.ts';
import { guardScript } from '../mock-wix/page-scripts.ts';

let mock: MockWix;

test.beforeAll(async () => {
  mock = await startMockWix();
});
test.beforeEach(() => mock.reset());
test.afterAll(() => mock.stop());

/** Sends raw text to the proxy, and through the tunnel it opens, if it does; returns all that comes back. */
async function throughProxy(text: string, tunnelled?: { servername: string; text: string }): Promise<string> {
  const [host = '', port] = mock.proxy.split(':');
  const socket: Socket = connect(Number(port), host);
  socket.write(text);
  const opened = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
  if (!tunnelled || !opened.includes(' 200 ')) {
    if (!opened.includes('</html>') && !opened.includes('403')) return readAll(socket, opened);
    socket.destroy();
    return opened;
  }
  const tls = connectTls({ socket, servername: tunnelled.servername, ca: mock.certificate });
  tls.write(tunnelled.text);
  return readAll(tls, opened);
}

async function readAll(socket: Socket, start: string): Promise<string> {
  let all = start;
  for await (const chunk of socket) all += String(chunk);
  return all;
}

const get = (target: string, host: string) =>
  `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
const tunnel = (target: string) => `CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`;

test.describe('the proxy', () => {
  test('maps *.test on the default ports to the mock', async () => {
    const host = 'www.acme-club.test';
    const page = await throughProxy(tunnel(`${host}:443`), { servername: host, text: get('/about', host) });
    expect(page).toContain('"requestUrl":"https://www.acme-club.test/about"');
    expect(await throughProxy(get('http://plain.test/', 'plain.test'))).toContain('A plain page');
    const upgraded = await throughProxy(get(`http://${host}/about`, host));
    expect(upgraded).toMatch(/^HTTP\/1\.1 301 [\s\S]*location: https:\/\/www\.acme-club\.test\/about/i);
    expect(mock.blocked).toEqual([]);
  });

  test("leads to the owner's API, which the certificate names, and to nothing beside it", async () => {
    const host = 'www.wixapis.com';
    const answer = await throughProxy(tunnel(`${host}:443`), { servername: host, text: get('/x', host) });
    expect(answer).toMatch(/^HTTP\/1\.1 401 /m);
    expect(mock.requests).toMatchObject([{ site: host, host, path: '/x', step: 'other' }]);
    const besides = [`${host}:80`, 'edge.wixapis.com:443', 'wixapis.com:443', 'xwww.wixapis.com:443'];
    for (const target of besides) expect(await throughProxy(tunnel(target))).toMatch(/^HTTP\/1\.1 403 /);
    expect(await throughProxy(get(`http://${host}/`, host))).toContain('403');
    expect(mock.blocked).toEqual([...besides, `${host}:80`]);
  });

  test('refuses and records everything else', async () => {
    for (const target of [
      'www.wix.com:443',
      'acme-club.test.evil.com:443',
      'plain.test:8443',
      '127.0.0.1:443',
    ]) {
      expect(await throughProxy(tunnel(target))).toMatch(/^HTTP\/1\.1 403 /);
    }
    expect(await throughProxy(get('http://detectportal.example/x', 'detectportal.example'))).toContain('403');
    expect(await throughProxy(get('http://plain.test:8080/', 'plain.test:8080'))).toContain('403');
    expect(mock.blocked).toEqual([
      'www.wix.com:443',
      'acme-club.test.evil.com:443',
      'plain.test:8443',
      '127.0.0.1:443',
      'detectportal.example:80',
      'plain.test:8080',
    ]);
  });
});

test('cookies have the attributes they have on a Wix site', async () => {
  const browser = createNodeBrowser(mock);
  await browser.fetch(mock.sites.yoga.logInUrl('Noa', '/profile/noa/profile'));
  const attributesOf = (name: string) =>
    browser.setCookies.find((header) => header.startsWith(`${name}=`))?.replace(/^[^;]*; /, '');
  expect(attributesOf('svSession')).toMatch(/^Path=\/; Max-Age=\d+; HttpOnly; Secure; SameSite=None$/);
  expect(attributesOf('smSession')).toMatch(/^Path=\/; Max-Age=\d+; HttpOnly; Secure$/);
  expect(attributesOf('server-session-bind')).toBe('Path=/; HttpOnly; Secure; SameSite=Lax');
  expect(attributesOf('XSRF-TOKEN')).toBe('Path=/; Secure; SameSite=None');
  expect(attributesOf('hs')).toBe('Path=/; HttpOnly; Secure');
});

test.describe('pages', () => {
  const read = async (name: SiteName, path = '/') => {
    const answer = await createNodeBrowser(mock).fetch(mock.sites[name].url(path));
    return { status: answer.status, html: await answer.text() };
  };
  const model = (html: string, id: string): Record<string, unknown> =>
    JSON.parse(new RegExp(`id="${id}">(.*?)</script>`, 's').exec(html)?.[1] ?? 'null');
  const essential = 'wix-essential-viewer-model';

  test('have their markers where real pages have them', async () => {
    const { html } = await read('yoga', '/profile/noa/profile');
    expect(html.indexOf(essential)).toBeLessThan(1000);
    expect(html.indexOf('X-Wix-Meta-Site-Id')).toBeGreaterThan(400_000);
    expect(html.indexOf('"wix-viewer-model"')).toBeGreaterThan(400_000);
    expect(model(html, essential)).toMatchObject({
      site: { externalBaseUrl: 'https://dana.wixsite.test/yoga' },
      requestUrl: 'https://dana.wixsite.test/yoga/profile/noa/profile',
      accessTokensUrl: 'https://dana.wixsite.test/yoga/_api/v1/access-tokens',
    });
    expect(JSON.stringify(model(html, essential))).not.toContain(mock.sites.yoga.metaSiteId);
    expect(model(html, 'wix-viewer-model')).toMatchObject({
      site: { metaSiteId: mock.sites.yoga.metaSiteId },
    });
  });

  test('differ by generation, and a copy is the same byte for byte', async () => {
    const classic = (await read('classic')).html;
    expect(classic).not.toContain(essential);
    expect(model(classic, 'wix-viewer-model')).not.toHaveProperty('accessTokensUrl');
    const dynamicModelUrl = 'https://www.slash-pottery.test//_api/v2/dynamicmodel';
    expect(model((await read('slash')).html, essential)).toMatchObject({ dynamicModelUrl });
    expect(await (await createNodeBrowser(mock).fetch(dynamicModelUrl)).json()).toHaveProperty('apps');
    const copied = await read('copy', '/a/b');
    expect(copied.html).toBe((await read('acme', '/a/b')).html);
    expect((await createNodeBrowser(mock).fetch(mock.sites.copy.url('/_api/v1/access-tokens'))).status).toBe(
      404,
    );
    expect(mock.requests.at(-1)).toMatchObject({ site: 'www.acme-mirror.test', step: 'tokens' });
    expect((await createNodeBrowser(mock).fetch('https://dana.wixsite.test/yogas')).status).toBe(404);
  });

  test('keep their own scripts from asking for tokens', async () => {
    expect((await read('acme')).html).toContain(guardScript);
    const passed: unknown[] = [];
    const fetch = (url: unknown) => passed.push(url);
    const XMLHttpRequest = { prototype: { open: (_: string, url: unknown) => passed.push(url) } };
    const location = { href: 'https://www.acme-club.test/' };
    const window = { fetch };
    vm.runInNewContext(guardScript, { window, location, XMLHttpRequest, URL, Response, JSON, Promise });
    const refused: unknown = window.fetch('/_api/v1/access-tokens');
    const body = await (refused instanceof Promise ? refused : Promise.reject(passed)).then((answer) =>
      answer.json(),
    );
    expect(body.details.applicationError.code).toBe('TB002');
    expect(() => XMLHttpRequest.prototype.open('GET', '//www.acme-club.test/_api/v2/dynamicmodel')).toThrow(
      'TB002',
    );
    window.fetch('/__mock/whoami');
    expect(passed).toEqual(['/__mock/whoami']);
  });
});

test('the control page lists members and sets rules; a test may serve a page of its own', async () => {
  const browser = createNodeBrowser(mock);
  const listed = await (await browser.fetch('https://control.test/')).text();
  expect(listed).toContain('https://dana.wixsite.test/yoga/__mock/log-in?member=Noa&amp;to=%2F');
  const body = 'site=yoga&publicMemberCandidates=NO_ONE';
  await browser.fetch('https://control.test/rule', { method: 'POST', body });
  expect(mock.sites.yoga.rule).toMatchObject({ publicMemberCandidates: 'NO_ONE', revision: 2 });
  const url = 'https://dana.wixsite.test/own';
  const remove = mock.servePage(url, { html: '<p>mine', headers: { 'x-own': 'yes' } });
  const answer = await browser.fetch(`${url}?a`);
  expect([await answer.text(), answer.headers.get('x-own')]).toEqual(['<p>mine', 'yes']);
  remove();
  expect((await browser.fetch(url)).status).toBe(404);
});
