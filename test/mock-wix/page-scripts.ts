/**
 * Runs first in the page's own world. Wix's pages keep their scripts from asking for tokens (code TB002) by guarding
 * the page's own `fetch`; the server cannot tell who asks, and an isolated world has a `fetch` of its own.
 */
export const guardScript = `(() => {
  const guarded = (url) => /\\/_api\\/(v1\\/access-tokens|v2\\/dynamicmodel)$/.test(new URL(url, location.href).pathname);
  const refusal = JSON.stringify({ message: 'Forbidden', details: { applicationError: { code: 'TB002', description: 'Forbidden', data: {} } } });
  const original = window.fetch;
  window.fetch = function (input, init) {
    const url = typeof input === 'object' && 'url' in input ? input.url : String(input);
    if (!guarded(url)) return original.call(window, input, init);
    return Promise.resolve(new Response(refusal, { status: 403, headers: { 'content-type': 'application/json' } }));
  };
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    if (guarded(String(url))) throw new Error('TB002');
    return open.call(this, method, url, ...rest);
  };
})();`;

/** Says who is logged in (the HTML does not know), and makes the menu a single-page one. */
export function pageScript(prefix: string): string {
  return `(() => {
  const who = document.getElementById('who');
  fetch(${JSON.stringify(`${prefix}/__mock/whoami`)}).then((answer) => answer.json()).then(
    ({ nickname }) => { who.textContent = nickname ? 'Signed in as ' + nickname : 'Not signed in'; },
    () => { who.textContent = 'Who is signed in is not known'; },
  );
  document.querySelector('nav').addEventListener('click', (event) => {
    const link = event.target.closest('a[data-page]');
    if (!link) return;
    event.preventDefault();
    history.pushState({}, '', link.href);
    document.querySelector('h1').textContent = link.textContent;
  });
})();`;
}
